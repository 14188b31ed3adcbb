"""One page of a long list."""

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404


def page_of(request, things, size, keys=None):
    """The page that `?page=` asks for, with `page.range` for its links. `Http404` says what there is.

    `keys` of all the things, in order, save counting them, and let `?at=` ask for the page that one is on.
    """
    paginator = Paginator(things, size)
    asked = request.GET.get("page", "1")
    if keys is not None:
        paginator.count = len(keys)
        if "page" not in request.GET and request.GET.get("at") in keys:
            asked = keys.index(request.GET["at"]) // size + 1
    try:
        page = paginator.page(asked)
    except (EmptyPage, PageNotAnInteger) as fault:
        pages = paginator.num_pages
        there_are = "one page" if pages == 1 else f"{pages} pages"
        raise Http404(f"There is no page “{asked[:20]}” here: this list has {there_are}.") from fault
    page.range = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return page
