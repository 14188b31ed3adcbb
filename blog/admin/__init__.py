"""The desk of commentary, a module a noun."""

from blog.admin import post, proposal, shelf

__all__ = ["post", "proposal", "shelf"]
