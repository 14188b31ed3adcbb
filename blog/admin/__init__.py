"""The desk of commentary, a module a noun."""

from blog.admin import comment, post, shelf

__all__ = ["comment", "post", "shelf"]
