"""The public pages of commentary, by noun. Each finds public things only; `show_…` draws one of them."""

from blog.views.comment import own_comment, report_comment, write_comment
from blog.views.picture import picture
from blog.views.post import post_card, post_detail, post_export, post_list, show_post
from blog.views.preview import preview, preview_picture
from blog.views.shelf import author_detail, series_detail, topic_detail

__all__ = [
    "author_detail",
    "own_comment",
    "picture",
    "post_card",
    "post_detail",
    "post_export",
    "post_list",
    "preview",
    "preview_picture",
    "report_comment",
    "series_detail",
    "show_post",
    "topic_detail",
    "write_comment",
]
