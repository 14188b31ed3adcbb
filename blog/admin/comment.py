"""Moderation: what readers wrote, whole, the most urgent first; ticked, and shown, refused or deleted for good.

Nobody changes their words. Nothing remembers what was deleted: no history, no bin, no line in a log.
"""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime

from blog.models import Comment
from blog.models.comment import MOST_URGENT_FIRST
from pilots.admin.list_filters import ChoiceFilter
from pilots.admin.ticking import TicksRows
from pilots.removing import GONE_FOR_GOOD

GONE_FOR_GOOD.append(Comment)  # with their post, too
LEFT = "Left as they are, for they changed since you opened the list: {}. Read them again."
MOST_NAMED = 5  # of those that are left


class CommentStateFilter(ChoiceFilter):
    title = "state"
    parameter_name = "state"
    CHOICES = {
        "waiting": ("Waiting", "waiting"),
        "reported": ("Reported by readers", "reported"),
        "shown": ("Shown", "shown"),
        "refused": ("Refused", "refused"),
    }


class OriginFilter(ChoiceFilter):
    title = "where it was written"
    parameter_name = "from"
    CHOICES = {"here": ("Here", "written_here"), "import": ("Imported with a blog", "imported")}


class CommentedPostFilter(admin.RelatedOnlyFieldListFilter):
    """Only posts that have comments."""


def read_as(comment):
    """What an officer read, in short: when it was changed, what was decided and when, how often it is reported."""
    moments = [moment.isoformat() if moment else "never" for moment in (comment.edited_at, comment.decided_at)]
    return f"{moments[0]} {comment.state},{moments[1]} {comment.reports}"


def changed_since(comment, read):
    """In plain words what came after an officer `read` it; "" where nothing did."""
    was, now = read.split(" "), read_as(comment).split(" ")
    if was == now:
        return ""
    if len(was) != len(now):
        return "it was not on the list that you opened"
    decided = f"{comment.decided_by or 'somebody'} decided: {comment.get_state_display().lower()}"
    came = ("its writer changed it", decided if comment.decided_at else "", "readers reported it")
    told = [deed for deed, before, after in zip(came, was, now, strict=True) if deed and before != after]
    return " and ".join(told) or "it waits again"


@admin.register(Comment)
class CommentAdmin(TicksRows):
    list_display = ["who", "words", "reported", "standing"]
    list_display_links = None
    list_filter = [CommentStateFilter, OriginFilter, ("post", CommentedPostFilter)]
    list_per_page = 50
    list_select_related = ["post", "decided_by"]
    search_fields = ["name", "text"]
    actions = ["show", "refuse"]
    fields = readonly_fields = ["post", "name", "text", "state", "written_at", "edited_at", "imported_as", "decision"]

    def get_ordering(self, request):
        return MOST_URGENT_FIRST

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, comment=None):
        """To show and refuse. Their words nobody changes."""
        return comment is None and super().has_change_permission(request)

    def action_checkbox(self, comment):
        box = super().action_checkbox(comment)
        return format_html('{}<input type="hidden" name="_read-{}" value="{}">', box, comment.pk, read_as(comment))

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Comments, the most urgent first", **(extra_context or {})})

    # What the list shows

    @admin.display(description="Who, when, on what")
    def who(self, comment):
        page = comment.get_absolute_url() if comment.post.is_public else self.page_of(comment.post)
        return format_html(
            '<b>{}</b><br><span class="help">{}{}<br>on <a href="{}">{}</a></span>',
            comment.name,
            date_format(localtime(comment.written_at), "j F Y, H:i"),
            ", imported" if comment.imported_as else "",
            page,
            comment.post.title,
        )

    def page_of(self, post):
        return reverse("admin:blog_post_change", args=[post.pk])

    @admin.display(description="What it says")
    def words(self, comment):
        lines = [["".join(words for words, _ in line)] for some in comment.paragraphs for line in [*some, []]]
        return format_html_join("", "{}<br>", lines[:-1])

    @admin.display(description="Reports")
    def reported(self, comment):
        if not comment.reports:
            return ""
        number = "1 report" if comment.reports == 1 else f"{comment.reports} reports"
        return format_html("<b>{}</b>{}", number, format_html_join("", "<br>“{}”", ([why] for why in comment.reasons)))

    @admin.display(description="State")
    def standing(self, comment):
        edited = ", changed since it was sent" if comment.edited_at and not comment.decided_at else ""
        return format_html("<b>{}</b>{}<br>{}", comment.get_state_display(), edited, self.decision(comment))

    @admin.display(description="Who decided")
    def decision(self, comment):
        if not comment.decided_at:
            return ""
        return f"by {comment.decided_by or 'somebody'}, {date_format(localtime(comment.decided_at), 'j F Y')}"

    # What can be done

    @admin.action(description="Show to readers", permissions=["change"])
    def show(self, request, comments):
        self.decide(request, comments, Comment.State.SHOWN, "shown")

    @admin.action(description="Refuse: readers do not see it", permissions=["change"])
    def refuse(self, request, comments):
        self.decide(request, comments, Comment.State.REFUSED, "refused")

    def decide(self, request, comments, state, deed):
        decided, left = 0, []
        for comment in comments:
            why = changed_since(comment, request.POST.get(f"_read-{comment.pk}", ""))
            if not why and Comment.objects.decide(comment, state, request.user):
                decided += 1
            else:
                left.append(f"{comment} ({why or 'just now'})")
        if decided:
            messages.success(request, f"{decided} {deed}.")
        if left:
            more = [f"{len(left) - MOST_NAMED} more"] if len(left) > MOST_NAMED else []
            messages.warning(request, LEFT.format("; ".join(left[:MOST_NAMED] + more)))

    def get_actions(self, request):
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            delete, name, _ = actions["delete_selected"]
            actions["delete_selected"] = (delete, name, "Delete for good")
        return actions

    # Django would keep the names of what was deleted or changed in a log.

    def log_deletions(self, request, comments):
        return []

    def log_change(self, request, comment, message):
        return None
