"""Recording a pilot in a minute: a name and a region are enough, the rest can come later."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import path, reverse
from django.utils.html import format_html

from pilots.admin.quick_form import QuickForm, ShortForms, SourceField, body_names, link_to, may
from pilots.body_kinds import BodyNames
from pilots.fuzzy import FuzzyDateFormField
from pilots.models import Event, PartnerBody, Partnership, Pilot, Region
from pilots.models.event import Status
from pilots.names import folded
from pilots.slugs import free_slug

WORDING = {
    Status.ANNOUNCED: "{} is announced as a pilot",
    Status.COUNTING: "{} counts the public money spent there",
    Status.REPORTED: "{} reports",
    Status.FIELD_TRIAL: "{} begins a field trial",
    Status.SUCCEEDED: "{} is succeeded by another scheme",
    Status.ENDED: "{} ends as a pilot",
}
NEW = "new"
SINCE_WHEN = "Since when? The source gives no date. Write one here, or choose “Not known yet” as the status."
NO_STATUS = "No status was recorded, for that needs a date: log it once you know since when."


class RecordForm(QuickForm):
    heading = "Record a pilot"
    page = "admin:pilots_pilot_record"

    name = forms.CharField(max_length=120)
    region = forms.ModelChoiceField(Region.objects.all(), empty_label="Choose")
    status = forms.ChoiceField(
        choices=[*Status.choices, ("", "Not known yet")], initial=Status.ANNOUNCED, required=False
    )
    lead = forms.CharField(
        label="Lead body",
        required=False,
        max_length=200,
        help_text="As it is called. One that is not on record is added.",
        widget=forms.TextInput(attrs={"list": "body-names", "autocomplete": "off"}),
    )
    lead_asked = forms.CharField(required=False, widget=forms.HiddenInput)  # the lead for which a choice was asked
    lead_choice = forms.CharField(label="Which body do you mean?", required=False, widget=forms.RadioSelect)
    source = SourceField()
    since = FuzzyDateFormField(
        label="Since",
        required=False,
        help_text="Only if the source has no date, or another: 25 March 2010, March 2010, 2010.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lead_found = []
        if not may(self.officer, "add", Event):
            del self.fields["status"], self.fields["since"]

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        for pilot in Pilot.objects.all():
            if folded(name) in map(folded, [pilot.name, *pilot.other_names.splitlines()]):
                raise ValidationError(format_html("On record already: {}. Open it to add to it.", link_to(pilot)))
        if not folded(name):
            raise ValidationError("Write a name in letters.")
        return name

    def clean_lead(self):
        """The body on record, a new one that is not saved yet, or `None`; asks where it is not certain."""
        typed = " ".join(self.cleaned_data["lead"].split())
        if not typed:
            return None
        names = BodyNames()
        found = names.find(typed)
        if len(found) == 1 and found[0].is_certain:
            self.lead_found = found
            return PartnerBody.objects.get(pk=found[0].key)
        choices = {str(one.key): f"{one.name} ({one.how})" for one in found}
        choices[NEW] = f"None of these: add “{typed}”"
        chosen = self.data.get("lead_choice", "") if self.data.get("lead_asked", "") == typed else ""
        if chosen in choices and chosen != NEW:
            return PartnerBody.objects.get(pk=chosen)
        if found and chosen != NEW:
            self.ask_which(typed, choices)
        return self.new_lead(typed, names.guess_kind(typed))

    def ask_which(self, typed, choices):
        self.data = {**dict(self.data.items()), "lead_asked": typed, "lead_choice": ""}
        self.fields["lead_choice"].widget.choices = list(choices.items())
        raise ValidationError("It is not certain which body is meant. Choose below, then save again.")

    def new_lead(self, typed, kind):
        if not may(self.officer, "add", PartnerBody):
            raise ValidationError("No body on record is called so, and you may not add one. Ask an officer who may.")
        return PartnerBody(name=typed, kind=kind or PartnerBody.Kind.OTHER)

    def clean(self):
        cleaned = super().clean()
        source = cleaned.get("source")
        self.since = cleaned.get("since") or (source and source.date)
        # Alone, a status that stood there chosen is no statement of hers.
        stated = source or cleaned.get("status", "") != Status.ANNOUNCED
        faulty = {"source", "since", "status"} & set(self.errors)
        if cleaned.get("status") and not self.since and stated and not faulty:
            self.add_error("since", SINCE_WHEN)
        if cleaned.get("lead") and not may(self.officer, "add", Partnership):
            self.add_error("lead", "You may not add bodies to pilots. Leave this empty.")
        return cleaned

    def save(self):
        """The pilot, a draft, and what it needs. `told` says what was made."""
        cleaned, self.told = self.cleaned_data, []
        source = cleaned["source"]
        cited = [source.settle(self.officer)] if source else []
        lead = self.saved_lead(cited)
        slug = free_slug(Pilot, cleaned["name"])
        pilot = Pilot.objects.create(
            name=cleaned["name"], slug=slug, region=cleaned["region"], lead_body=lead, created_by=self.officer
        )
        pilot.give_lead_its_row()
        facts = [pilot, *pilot.partnerships.all(), *self.saved_status(pilot)]
        for fact in facts:
            for document in cited:
                fact.citations.create(document=document)
        self.told.insert(0, f"{pilot} is recorded, as a draft: only officers see it.")
        if source:
            self.told.append(source.told)
        return pilot

    def saved_lead(self, cited):
        lead = self.cleaned_data["lead"]
        if lead is None or lead.pk:
            if lead:
                how = f", {self.lead_found[0].how}" if self.lead_found else ""
                self.told.append(format_html("Lead body: {}, on record{}.", link_to(lead), how))
            return lead
        lead.slug, lead.created_by = free_slug(PartnerBody, lead.name), self.officer
        lead.save()
        for document in cited:
            lead.citations.create(document=document)
        kind = lead.get_kind_display()
        self.told.append(format_html("New lead body, a draft: {}. Its kind is a guess: {}.", link_to(lead), kind))
        return lead

    def saved_status(self, pilot):
        """The event that gives the pilot its status, if it has one."""
        status = self.cleaned_data.get("status")
        if not status or not self.since:
            self.told += [NO_STATUS] if status else []
            return []
        title = WORDING[status].format(pilot.name)
        event = Event.objects.create(
            key=free_slug(Event, title, "key"),
            title=title,
            date=self.since,
            kind=Event.Kind.PILOT,
            sets_status=status,
            created_by=self.officer,
        )
        event.pilots.add(pilot)
        self.told.append(format_html("Its status stands by a new event: {}.", link_to(event)))
        return [event]


class RecordsPilots(ShortForms):
    def get_urls(self):
        view = self.admin_site.admin_view(self.record)
        return [path("record/", view, name="pilots_pilot_record"), *super().get_urls()]

    def list_tools(self, request):
        mine = [(RecordForm.heading, reverse(RecordForm.page))] if self.has_add_permission(request) else []
        return [*super().list_tools(request), *mine]

    def record(self, request):
        self.must(self.has_add_permission(request))
        form = RecordForm(request.user, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid() and (pilot := self.save_short(request, form)):
            self.tell_all(request, form.told)
            return self.to_its_page(request, pilot)
        return self.short_page(request, "admin/quick_form.html", form.heading, form=form, body_names=body_names())
