"""Bodies put into a pilot by pasting lines: all is shown for a yes, and nothing is saved before it."""

from zlib import crc32

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404
from django.urls import path, reverse

from pilots.admin.pasted_line import LineForm, understand
from pilots.admin.quick_form import QuickForm, ShortForms, SourceField, may
from pilots.body_kinds import BodyNames
from pilots.history import editing, note_update, remember
from pilots.models import PartnerBody, Partnership, Pilot
from pilots.names import folded
from pilots.pasted import read_lines
from pilots.slugs import free_slug
from pilots.versions import ConflictError

LINES = (
    "One on a line: name, role. The role (lead, funder, overseer, partner) may be left out. "
    "Two columns of a spreadsheet do as well."
)
CHANGED = (
    "Somebody changed this pilot or its bodies while you looked. Nothing is saved yet and nothing of yours is lost: "
    "look again, then save."
)
NEW_LINES = "Not saved yet: these lines were not shown to you before. Look at them, then save."
SAID_TWICE = "Line {} is the same body. Leave one of them out."
REASON = "Bodies pasted"


class PasteForm(QuickForm):
    """The lines, and once they can be read a form for each (`line_forms`)."""

    lines = forms.CharField(
        label="Bodies", max_length=70_000, help_text=LINES, widget=forms.Textarea(attrs={"rows": 10, "cols": 60})
    )
    source = SourceField(label="Source for all of them")
    seen = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(self, pilot, officer, *args, **kwargs):
        super().__init__(officer, *args, **kwargs)
        self.pilot, self.line_forms = pilot, []
        self.parts = {part.body_id: part for part in pilot.partnerships.order_by("pk")}
        rows = "".join(f"{part.pk}:{part.version} " for part in self.parts.values())
        self.standing = f"{pilot.version}-{crc32(rows.encode())}"  # changes with the pilot or its bodies

    def clean_lines(self):
        try:
            pasted = read_lines(self.cleaned_data["lines"])
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault
        names = BodyNames()
        understood = (understand(one, names) for one in pasted)
        self.line_forms = [LineForm(*one, self.parts, self.officer, self.data) for one in understood]
        return self.cleaned_data["lines"]

    @property
    def was_shown(self):
        return all(form.is_bound for form in self.line_forms)

    @property
    def is_stale(self):
        return self.cleaned_data["seen"] != self.standing

    def lines_are_valid(self):
        wrong = [form for form in self.line_forms if not form.is_valid()]  # each is asked, to say what is wrong
        if wrong:
            return False
        seen = {}
        for form in self.line_forms:
            which = form.body_key or folded(form.new_name)
            if which and which in seen:
                form.add_error("what", SAID_TWICE.format(seen[which]))
            elif which:
                seen[which] = form.pasted.number
        return all(form.is_valid() for form in self.line_forms)

    def save(self):
        """Puts the bodies into the pilot; raises `ConflictError` if it is not as it was shown."""
        remember(Pilot, [self.pilot.pk])
        Pilot.objects.claim(self.pilot, self.pilot.version)
        self.added, self.made, self.changed = [], [], []
        remember(Partnership, [part.pk for part in self.parts.values()])
        bodies = PartnerBody.objects.in_bulk([form.body_key for form in self.line_forms if form.body_key])
        source = self.cleaned_data["source"]
        document = source.settle(self.officer, self.pilot.is_public) if source else None
        for form in self.line_forms:
            if form.body_key or form.new_name:
                part = self.put(form, bodies.get(form.body_key) or self.new_body(form, document))
                if document:
                    part.citations.get_or_create(document=document, page="")
        note_update(Pilot, [self.pilot.pk])
        return self.pilot

    def new_body(self, form, document):
        body = PartnerBody.objects.create(
            name=form.new_name,
            slug=free_slug(PartnerBody, form.new_name),
            kind=form.cleaned_data["kind"] or PartnerBody.Kind.OTHER,
            created_by=self.officer,
        )
        if document:
            body.citations.create(document=document)
        self.made.append(body)
        return body

    def put(self, form, body):
        part = self.parts.get(body.pk)
        if part is None:
            self.added.append(body)
            return Partnership.objects.create(pilot=self.pilot, body=body, role=form.cleaned_data["role"])
        if part.role != form.cleaned_data["role"]:
            part.role = form.cleaned_data["role"]
            part.save()
            self.changed.append(body)
        return part

    def told(self):
        """(level, words) of what was done."""
        done = [("added", self.added), ("given another role", self.changed)]
        for deed, bodies in done:
            if bodies:
                noun = "body" if len(bodies) == 1 else "bodies"
                yield messages.SUCCESS, f"{len(bodies)} {noun} {deed}: {'; '.join(map(str, bodies))}."
        if self.made:
            yield messages.WARNING, f"New, and drafts until they are made public: {'; '.join(map(str, self.made))}."
        if source := self.cleaned_data["source"]:
            yield messages.INFO, source.told
        if not self.added and not self.changed:
            yield messages.INFO, "Nothing was changed."


class PastesBodies(ShortForms):
    def get_urls(self):
        view = self.admin_site.admin_view(self.paste)
        return [path("<int:pk>/bodies/", view, name="pilots_pilot_paste"), *super().get_urls()]

    def tools(self, request, pilot):
        allowed = self.has_change_permission(request, pilot) and may(request.user, "add", Partnership)
        mine = [("Paste bodies", reverse("admin:pilots_pilot_paste", args=[pilot.pk]))] if allowed else []
        return [*super().tools(request, pilot), *mine]

    def paste(self, request, pk):
        pilot = get_object_or_404(Pilot, pk=pk)
        self.must(self.has_change_permission(request, pilot) and may(request.user, "add", Partnership))
        form = PasteForm(pilot, request.user, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid() and "_save" in request.POST and self.put(request, form):
            for level, words in form.told():
                messages.add_message(request, level, words)
            return self.to_its_page(request, pilot)
        return self.short_page(request, "admin/paste_bodies.html", "Paste bodies", pilot, form=form)

    def put(self, request, form):
        """Saves what was shown. Returns whether it did; if not, all of it is to be shown again."""
        if not form.was_shown:
            messages.warning(request, NEW_LINES)
        elif form.is_stale:
            messages.warning(request, CHANGED)
        elif form.lines_are_valid():
            try:
                with transaction.atomic(), editing(request.user, reason=REASON) as under_way:
                    under_way.tell(form.save())
                return True
            except (ConflictError, IntegrityError):
                messages.warning(request, CHANGED)
        return False
