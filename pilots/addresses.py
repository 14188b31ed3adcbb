"""Finding what an address names: the public thing, where it has moved to, or that it is gone."""

from django.http import Http404

from pilots.search.models import FormerSlug


class Moved(Exception):
    """The thing has another address now."""

    def __init__(self, address):
        super().__init__(address)
        self.address = address


class Gone(Exception):
    """The thing was public and has been deleted. `instead` is where readers may look, if an officer said so."""

    def __init__(self, kind, slug, instead=""):
        super().__init__(f"This {kind} was in the record and has been taken out of it.")
        self.kind, self.slug, self.instead = kind, slug, instead


def at_address(things, kind, slug, where=None):
    """The one of the public `things` with this slug; `where` gives a thing's address if it is not its own page.

    Raises `Moved` where a public thing had this slug before, `Gone` where it is deleted, else `Http404`.
    """
    thing = things.filter(slug=slug).first()
    if thing:
        return thing
    formers = FormerSlug.objects.filter(kind=kind, slug=slug).order_by("-pk")
    for former in formers:
        moved = things.filter(pk=former.object_id).first()
        if moved:
            raise Moved(where(moved) if where else moved.get_absolute_url())
    for former in formers:
        if former.object_id is None:
            raise Gone(kind, slug, former.instead)
    raise Http404(f"There is no {kind} “{slug[:80]}” in the record.")
