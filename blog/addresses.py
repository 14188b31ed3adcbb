"""Where the posts of a blog that came from elsewhere are now. Asked only when nothing else is at an address."""

from django.http import HttpResponsePermanentRedirect

from blog.importing.texts import LEADING_QUERY
from blog.models import OldAddress

LONGEST = OldAddress._meta.get_field("path").max_length


def moved_here(path):
    """The address of the public post that was once at `path`, or `None`. No query such as Blogger's `?m=1` counts."""
    if len(path) > LONGEST or "\x00" in path:
        return None
    bare = path.rstrip("/")
    found = OldAddress.objects.public().at(path, bare, f"{bare}/").first()
    return found.post.get_absolute_url() if found else None


def plain_links(get_response):
    """Answers WordPress's plain links, `/?p=12`, which are the front page by their path."""

    def answer(request):
        if request.path == "/" and LEADING_QUERY.fullmatch(request.META.get("QUERY_STRING", "")):
            address = moved_here(request.get_full_path())
            if address:
                return HttpResponsePermanentRedirect(address)
        return get_response(request)

    return answer
