from django.urls import path, re_path

from blog import feeds, views
from blog.picture_addresses import FILE

SIGNED = r"(?P<signed>[0-9]{1,12}\.[\w-]{20,80})"

app_name = "blog"
urlpatterns = [
    path("blog/", views.post_list, name="post_list"),
    path("blog/feed/", feeds.PostFeed(), name="post_feed"),
    path("blog/topics/<slug:slug>/", views.topic_detail, name="topic_detail"),
    path("blog/topics/<slug:slug>/feed/", feeds.TopicFeed(), name="topic_feed"),
    path("blog/authors/<slug:slug>/", views.author_detail, name="author_detail"),
    path("blog/authors/<slug:slug>/feed/", feeds.AuthorFeed(), name="author_feed"),
    path("blog/series/<slug:slug>/", views.series_detail, name="series_detail"),
    re_path(rf"^blog/pictures/{FILE}$", views.picture, name="picture"),
    re_path(rf"^blog/preview/{SIGNED}/$", views.preview, name="preview"),
    re_path(rf"^blog/preview/{SIGNED}/{FILE}$", views.preview_picture, name="preview_picture"),
    path("blog/<int:year>/", views.post_list, name="post_year"),
    path("blog/<int:year>/<int:month>/", views.post_list, name="post_month"),
    path("blog/<int:year>/<int:month>/<slug:slug>/", views.post_detail, name="post_detail"),
    path("blog/<int:year>/<int:month>/<slug:slug>/card.png", views.post_card, name="post_card"),
    path("blog/<int:year>/<int:month>/<slug:slug>/comment/", views.write_comment, name="write_comment"),
    path("blog/comments/report/<int:key>/", views.report_comment, name="report_comment"),
    path("blog/comments/<str:token>/", views.own_comment, name="own_comment"),
    re_path(r"^(?P<noun>posts)\.(?P<kind>csv|json)$", views.post_export, name="export"),
]
