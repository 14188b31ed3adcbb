"""The desk of commentary, a module a noun."""

from blog.admin import picture, post, shelf

__all__ = ["picture", "post", "shelf"]
