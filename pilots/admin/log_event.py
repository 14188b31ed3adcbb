"""Logging a development: a day, a sentence, where it is written, and the new status if there is one."""

from django import forms
from django.contrib import messages
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from pilots.admin.quick_form import QuickForm, ShortForms, SourceField, link_to, may
from pilots.fuzzy import FuzzyDateFormField
from pilots.models import Event, Pilot
from pilots.models.event import Status
from pilots.names import Known, named_in
from pilots.slugs import free_slug
from pilots.versions import whole_number

WHICH = "Which pilot? The sentence names none that is on record. Tick it here, or “the programme as a whole”."
UNCLEAR = "Which pilot? More than one is called “{}”. Tick the one you mean."
NOT_BOTH = "Tick pilots or the programme as a whole, not both."
WHOSE = "A status is a pilot’s: tick the pilot, or leave the status empty."
TWICE = "On the timeline already, on this day: {}."
WAITS = "Readers see it once {} is public."
DRAFT_SOURCE = "Its source is a draft, so readers see it as unverified: open the event and make both public."


class LogForm(QuickForm):
    heading = "Log a development"
    page = "admin:pilots_event_log"

    date = FuzzyDateFormField(label="Date", help_text="25 March 2010, March 2010 or 2010: as exact as the source.")
    sentence = forms.CharField(
        label="What happened", max_length=200, help_text="A sentence. The pilot that it names is the one it is about."
    )
    pilots = forms.ModelMultipleChoiceField(
        Pilot.objects.by_name(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None ticked: those that the sentence names.",
    )
    whole_programme = forms.BooleanField(label="It concerns the programme as a whole", required=False)
    more = forms.CharField(
        label="More about it", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = SourceField()
    status = forms.ChoiceField(label="New status", required=False, choices=[("", "None"), *Status.choices])

    LONG = ("pilots", "whole_programme", "more")  # fields that stand on the form's own page alone

    def __init__(self, officer, *args, short=False, **kwargs):
        super().__init__(officer, *args, **kwargs)
        for name in self.LONG if short else ():
            del self.fields[name]

    @property
    def buttons(self):
        """Enter presses the first."""
        publish = [("_publish", "Save and make public")] if may(self.officer, "publish", Event) else []
        return [("_save", "Save as draft"), *publish]

    @property
    def to_be_public(self):
        return "_publish" in self.data and may(self.officer, "publish", Event)

    def clean(self):
        cleaned = super().clean()
        self.named = []
        if "pilots" not in self.errors and "sentence" in cleaned:
            self.settle_pilots(cleaned)
        if cleaned.get("status") and cleaned.get("whole_programme"):
            self.add_error("status", WHOSE)
        if {"date", "sentence"} <= cleaned.keys() and (same := self.same_on_record(cleaned)):
            self.add_error("sentence", format_html(TWICE, link_to(same)))
        return cleaned

    def same_on_record(self, cleaned):
        return Event.objects.told(cleaned["sentence"], cleaned["date"]).first()

    def settle_pilots(self, cleaned):
        if cleaned["pilots"] and cleaned["whole_programme"]:
            self.add_error("whole_programme", NOT_BOTH)
        if cleaned["pilots"] or cleaned["whole_programme"]:
            return
        rows = Pilot.objects.values_list("pk", "name", "other_names")
        self.named, unclear = named_in(cleaned["sentence"], [Known(*row) for row in rows])
        if unclear:
            self.add_error("pilots", UNCLEAR.format(unclear[0]))
        elif not self.named:
            self.add_error("pilots", WHICH)
        else:
            cleaned["pilots"] = Pilot.objects.with_keys([one.key for one in self.named])

    def save(self):
        """The event. `told` says what was made, `warned` what keeps readers from seeing all of it."""
        cleaned, public = self.cleaned_data, self.to_be_public
        pilots, source = list(cleaned["pilots"]), cleaned["source"]
        event = Event.objects.create(
            key=free_slug(Event, cleaned["sentence"], "key"),
            title=cleaned["sentence"].removesuffix("."),
            date=cleaned["date"],
            kind=Event.Kind.PILOT if pilots else Event.Kind.POLICY,
            description=cleaned["more"],
            sets_status=cleaned["status"],
            created_by=self.officer,
            published_at=timezone.now() if public else None,
        )
        event.pilots.set(pilots)
        if source:
            event.citations.create(document=source.settle(self.officer, public))
        self.tell(event, pilots, source, public)
        return event

    def tell(self, event, pilots, source, public):
        whose = "; ".join(pilot.name for pilot in pilots) or "the programme as a whole"
        found = ", as the sentence says" if self.named else ""
        state = "It is public now" if public else "It is a draft: only officers see it"
        self.told = [f"Logged for {whose}{found}. {state}."]
        if event.sets_status:
            self.told.append(f"New status from {event.date}: {event.get_sets_status_display()}.")
        if source:
            self.told.append(source.told)
        hidden = "; ".join(pilot.name for pilot in pilots if not pilot.is_public)
        self.warned = [WAITS.format(hidden)] if public and hidden else []
        if public and source and not source.document.is_public:
            self.warned.append(DRAFT_SOURCE)


class LogsEvents(ShortForms):
    def get_urls(self):
        return [path("log/", self.admin_site.admin_view(self.log), name="pilots_event_log"), *super().get_urls()]

    def list_tools(self, request):
        mine = [(LogForm.heading, reverse(LogForm.page))] if self.has_add_permission(request) else []
        return [*super().list_tools(request), *mine]

    def log(self, request):
        self.must(self.has_add_permission(request))
        about = request.GET.get("pilot", "")
        initial = {"pilots": [whole_number(about)] if whole_number(about) else []}
        form = LogForm(request.user, request.POST if request.method == "POST" else None, initial=initial)
        if form.is_bound and form.is_valid() and (event := self.save_short(request, form)):
            self.tell_all(request, form.told)
            self.tell_all(request, form.warned, messages.WARNING)
            return self.to_its_page(request, event)
        return self.short_page(request, "admin/quick_form.html", form.heading, form=form)
