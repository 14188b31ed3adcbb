from blog.models.attempt import Attempt
from blog.models.author import Author
from blog.models.autosave import Autosave
from blog.models.blog_import import BlogImport, Imported, OldAddress
from blog.models.comment import Comment
from blog.models.links import (
    PostBody,
    PostBranch,
    PostCitation,
    PostClaim,
    PostDocument,
    PostFigure,
    PostLink,
    PostPilot,
)
from blog.models.picture import Picture
from blog.models.post import Post
from blog.models.preview_link import PreviewLink
from blog.models.proposal import Proposal
from blog.models.series import Series
from blog.models.topic import Topic

__all__ = [
    "Attempt",
    "Author",
    "Autosave",
    "BlogImport",
    "Comment",
    "Imported",
    "OldAddress",
    "Picture",
    "Post",
    "PostBody",
    "PostBranch",
    "PostCitation",
    "PostClaim",
    "PostDocument",
    "PostFigure",
    "PostLink",
    "PostPilot",
    "PreviewLink",
    "Proposal",
    "Series",
    "Topic",
]
