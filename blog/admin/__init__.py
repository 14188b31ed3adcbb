"""The desk of commentary, a module a noun."""

from blog.admin import picture, post, proposal, shelf

__all__ = ["picture", "post", "proposal", "shelf"]
