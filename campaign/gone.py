"""What a page says that was taken out of the record, and where it sends readers on. Nothing of what stood there."""

from django.urls import reverse

# kind → the list that it stood in, and what that is called
LISTS = {
    "pilot": ("pilots:pilot_list", "All pilots in the record"),
    "body": ("pilots:body_list", "Every body in the record"),
    "branch": ("pilots:branch_list", "Every branch in the record"),
    "document": ("pilots:document_list", "Every document in the record"),
    "claim": ("pilots:claim_list", "Every claim in the record"),
    "service group": ("pilots:service_group_list", "The service groups"),
    "post": ("blog:post_list", "All posts"),
    "author": ("blog:post_list", "All posts, by author"),
    "series": ("blog:post_list", "All posts"),
    "topic": ("blog:post_list", "All posts, by topic"),
}


def ways_on(gone):
    """What the page of a `Gone` is drawn with."""
    name, label = LISTS.get(gone.kind, ("pilots:pilot_list", "All pilots in the record"))
    return {
        "message": str(gone),
        "instead": gone.instead,
        "on_this_site": gone.instead.startswith("/"),
        "list": reverse(name),
        "list_name": label,
        "words": gone.slug.replace("-", " "),
    }
