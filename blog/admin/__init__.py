"""The desk of commentary, a module a noun."""

<<<<<<< HEAD
<<<<<<< HEAD
from blog.admin import blog_import, post, shelf

__all__ = ["blog_import", "post", "shelf"]
=======
from blog.admin import picture, post, shelf

__all__ = ["picture", "post", "shelf"]
>>>>>>> write
=======
from blog.admin import post, proposal, shelf

__all__ = ["post", "proposal", "shelf"]
>>>>>>> names
