"""An import from its plan to the database: one transaction, or nothing."""

from django.db import IntegrityError, transaction

from blog.importing.entry import UnfitBlogError
from blog.importing.planning import Planner
from blog.importing.writing import Writer
from blog.models import Post
from pilots.history import Edit, editing

CLASH = "The database refused it: somebody imported the same at this moment. Nothing was imported. Try once more."


class NotAsPlannedError(Exception):
    """What is here changed since the plan was made; `plan` is the one that holds now."""

    def __init__(self, plan):
        super().__init__("Not as planned")
        self.plan = plan


def plan_of(blog, *, is_elsewhere=False, progress=lambda what, done, of: None):
    return Planner(blog, is_elsewhere=is_elsewhere, progress=progress).make()


def carry_out(blog, *, is_elsewhere=False, officer=None, reason="", digest=None, progress=lambda what, done, of: None):
    """Imports `blog`; returns (the `Plan` that it was, the number of new proposals).

    With a `digest`, only if the plan is still that one: else raises `NotAsPlannedError`. May raise `UnfitBlogError`.
    Then nothing has changed.
    """
    try:
        with transaction.atomic():
            plan = plan_of(blog, is_elsewhere=is_elsewhere, progress=progress)
            if digest and plan.digest != digest:
                raise NotAsPlannedError(plan)
            if plan.is_empty:
                return plan, 0
            how = {"blog_name": blog.name, "is_elsewhere": is_elsewhere}
            with editing(officer, deed=Edit.Deed.IMPORTED, reason=reason) as under_way:
                writer = Writer(blog, plan, officer, lambda *far: progress("written", *far), **how)
                writer.write()
                under_way.tell(Post, title=f"The blog “{blog.name}”: {plan.in_words}")
    except IntegrityError as fault:
        raise UnfitBlogError(CLASH) from fault
    return plan, writer.proposed
