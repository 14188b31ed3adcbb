"""The desk of commentary, a module a noun."""

from blog.admin import blog_import, post, shelf

__all__ = ["blog_import", "post", "shelf"]
