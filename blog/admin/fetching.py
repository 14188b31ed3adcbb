"""“Fetch the pictures”: an action of the lists of posts and of pictures. Nothing is fetched without it."""

from django.contrib import admin, messages

from blog.models import Picture
from blog.tasks import fetch_pictures

MOST = 200  # at once
NONE = "None of these has a picture that is still to be fetched."


class FetchesPictures(admin.ModelAdmin):
    actions = ["fetch_pictures"]

    def noted_pictures(self, things):
        """The pictures of what she ticked that are noted and not fetched yet."""
        return Picture.objects.not_fetched().with_keys(things.values("pk"))

    @admin.action(description="Fetch the pictures from the old blog", permissions=["change"])
    def fetch_pictures(self, request, things):
        allowed = [one.pk for one in things if self.has_change_permission(request, one)]
        noted = self.noted_pictures(self.model.objects.with_keys(allowed))
        keys = list(noted.values_list("pk", flat=True)[:MOST])
        if not keys:
            messages.info(request, NONE)
            return
        fetch_pictures.enqueue(keys, request.user.pk)
        left = noted.with_keys(keys)
        faulty = left.with_fault().count()
        here = len(keys) - left.count()
        tell = messages.warning if faulty else messages.success
        tell(request, in_words(len(keys), here, faulty))


def in_words(asked, here, faulty):
    """What came of asking for so many; those that neither are here nor have a fault are still being fetched."""
    number = f"{asked:,} picture{'s' if asked > 1 else ''}"
    if here == asked:
        told = f"Fetched: {number}."
    elif not here and faulty == asked:
        told = "The picture could not be fetched." if asked == 1 else f"None of the {number} could be fetched."
    elif faulty:
        told = f"Asked for {number}: {here:,} came, {faulty:,} could not be fetched."
    else:
        told = f"Asked for {number}: {here:,} came so far. Load the list of pictures again to see the rest."
    return f"{told} The list of pictures says why." if faulty else told
