"""The desk of commentary, a module a noun."""

from blog.admin import blog_import, comment, picture, post, proposal, shelf

__all__ = ["blog_import", "comment", "picture", "post", "proposal", "shelf"]
