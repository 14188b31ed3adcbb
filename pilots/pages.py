"""One page of a long list."""

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404


def page_of(request, things, size):
    """The page that `?page=` asks for, with `page.range` for its links. `Http404` says what there is."""
    paginator = Paginator(things, size)
    asked = request.GET.get("page", "1")
    try:
        page = paginator.page(asked)
    except (EmptyPage, PageNotAnInteger) as fault:
        pages = paginator.num_pages
        there_are = "one page" if pages == 1 else f"{pages} pages"
        raise Http404(f"There is no page “{asked[:20]}” here: this list has {there_are}.") from fault
    page.range = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return page
