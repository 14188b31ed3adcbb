"""The desk of commentary, a module a noun."""

from blog.admin import post, shelf

__all__ = ["post", "shelf"]
