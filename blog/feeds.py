from django.urls import reverse_lazy

from blog.models import Post
from pilots.feeds import RecordFeed, latest


class PostFeed(RecordFeed):
    title = "Posts: Total Place Watch"
    subtitle = "What trade unionists write about Total Place."
    link = reverse_lazy("blog:post_list")

    def items(self):
        return latest(Post.objects.public())
