"""Who may do what at the desk: every role, every noun, every deed; by the pages and by forged forms alike.

A forged form is a whole and valid one, as a superuser's page has it, sent by somebody else.
"""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from blog.models import Author, Post, Series, Topic
from campaign.models import Answer, Commitment, Committee, Meeting, Officer
from pilots.models import (
    Branch,
    Claim,
    Consultation,
    Document,
    Enquiry,
    Event,
    Figure,
    Observation,
    PartnerBody,
    Phrase,
    Pilot,
    Region,
    ServiceGroup,
    Term,
    Theme,
)
from tests import make
from tests.conftest import signed_in
from tests.page import form_on

pytestmark = pytest.mark.looks

RECORD = {
    Pilot: (make.make_pilot, "summary"),
    PartnerBody: (make.make_body, "note"),
    Branch: (make.make_branch, "note"),
    Document: (make.make_document, "note"),
    Figure: (make.make_figure, "note"),
    Event: (make.make_event, "description"),
    Term: (make.make_term, "meaning"),
    Claim: (make.make_claim, "note"),
    Phrase: (make.make_phrase, "why"),
    Observation: (
        lambda **fields: make.make_observation(make.make_document("Seen"), make.make_phrase("Looked for"), **fields),
        "note",
    ),
    Consultation: (lambda **fields: make.make_consultation(make.make_pilot("Told of"), **fields), "note"),
    Enquiry: (lambda **fields: make.make_enquiry(make.make_pilot("Asked about"), **fields), "asked"),
    Committee: (make.make_committee, "description"),
    Meeting: (lambda **fields: make.make_meeting(make.make_committee("That meets"), **fields), "note"),
    Commitment: (make.make_commitment, "note"),
    Answer: (lambda **fields: make.make_answer(make.make_commitment("Answered"), **fields), "statement"),
}
COMMENTARY = {Post: (make.make_post, "summary")}
PLACES = {Region: (make.make_region, "name"), Theme: (make.make_theme, "name")}
PLACES |= {ServiceGroup: (make.make_service_group, "note")}
TOPICS = {Topic: (make.make_topic, "name"), Author: (make.make_author, "about"), Series: (make.make_series, "about")}
NOUNS = {**RECORD, **COMMENTARY, **PLACES, **TOPICS}
KINDS = {"record": RECORD, "posts": COMMENTARY, "places": PLACES, "topics": TOPICS}

# What each role may do with each kind of noun. Whatever is not named here must come to nothing.
WRITES_DRAFTS = {"view", "add", "change her own draft", "submit her own draft"}
KEEPS = WRITES_DRAFTS | {"change another’s draft", "change what is public", "publish", "take back", "delete", "import"}
LISTS = {"view", "add", "change", "delete", "import"}
MAY = {
    "Reporter": {"record": WRITES_DRAFTS, "posts": WRITES_DRAFTS, "places": {"view"}, "topics": {"view"}},
    "Officer": {"record": KEEPS, "posts": {"view"}, "places": LISTS, "topics": {"view"}},
    "Editor": {"record": {"view"}, "posts": KEEPS, "places": {"view"}, "topics": LISTS},
    "Administrator": {"record": KEEPS, "posts": KEEPS, "places": LISTS, "topics": LISTS},
    None: {"record": set(), "posts": set(), "places": set(), "topics": set()},
}


def admin_page(model, deed, *keys):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{deed}", args=keys)


def forged(client, alice, thing, button="_save", **fields):
    """Sends what Alice's page of a thing holds, with some fields otherwise."""
    page = admin_page(type(thing), "change", thing.pk)
    form = form_on(alice.get(page), f"{thing._meta.model_name}_form")
    return client.post(page, {**form, "change_reason": "A test", **fields, button: "yes"})


class Deeds:
    """Each deed makes what it needs, tries, and returns whether it came to anything."""

    def __init__(self, model, client, officer, alice):
        self.model, self.client, self.officer, self.alice = model, client, officer, alice
        self.make, self.field = NOUNS[model]

    def draft(self, by):
        thing = self.make(published_at=None)
        self.model.objects.filter(pk=thing.pk).update(created_by=by)
        return thing

    def changes(self, thing):
        """Whether a change of words came to anything; they are words that every such field takes."""
        forged(self.client, self.alice, thing, **{self.field: "Written by one who may"})
        return getattr(self.model.objects.get(pk=thing.pk), self.field) == "Written by one who may"

    def view(self):
        thing = self.make()
        pages = admin_page(self.model, "changelist"), admin_page(self.model, "change", thing.pk)
        return [self.client.get(page).status_code for page in pages] == [200, 200]

    def add(self):
        thing = self.make()
        fields = form_on(self.alice.get(admin_page(self.model, "change", thing.pk)), f"{thing._meta.model_name}_form")
        number = self.model.objects.count()
        unlike = {"name": "Another", "title": "Another", "word": "Another", "words": "another", "label": "Another"}
        fields |= {name: text for name, text in unlike.items() if name in fields}
        fields |= {name: "another" for name in ("slug", "key") if name in fields}
        self.client.post(admin_page(self.model, "add"), {**fields, "published_at_0": "", "published_at_1": ""})
        return self.model.objects.count() == number + 1

    def change(self):
        return self.changes(self.make())

    def change_her_own_draft(self):
        return self.changes(self.draft(self.officer))

    def change_another_s_draft(self):
        return self.changes(self.draft(None))

    def change_what_is_public(self):
        return self.changes(self.make())

    def submit_her_own_draft(self):
        thing = self.draft(self.officer)
        forged(self.client, self.alice, thing, "_submit")
        return self.model.objects.get(pk=thing.pk).submitted_at is not None

    def delete(self):
        thing = self.make()
        page = admin_page(self.model, "delete", thing.pk)
        form = form_on(self.alice.get(page), "removal")
        self.client.post(page, {**form, "reason": "Stood here twice"})
        return not self.model.objects.filter(pk=thing.pk).exists()

    def import_(self):
        """Whether a sheet is taken from her at all."""
        sheet = SimpleUploadedFile("sheet.csv", b"slug,name\n")
        answers = [self.client.get(admin_page(self.model, "import"))]
        answers.append(self.client.post(admin_page(self.model, "import"), {"sheet": sheet}))
        refused = {answer.status_code == 403 for answer in answers}
        assert len(refused) == 1, [answer.status_code for answer in answers]
        return refused == {False}

    def publish(self):
        """By the button, by the field, and by the list; all three or none."""
        tries = [self.draft(self.officer)]
        forged(self.client, self.alice, tries[0], "_publish")
        public = [self.model.objects.get(pk=tries[0].pk).is_public]
        self.model.objects.filter(pk=tries[0].pk).update(published_at=None)
        moment = {"published_at_0": "2020-01-01", "published_at_1": "12:00:00"}
        forged(self.client, self.alice, tries[0], **moment)
        public.append(self.model.objects.get(pk=tries[0].pk).is_public)
        self.model.objects.filter(pk=tries[0].pk).update(published_at=None)
        self.act("publish", tries[0])
        public.append(self.model.objects.get(pk=tries[0].pk).is_public)
        assert len(set(public)) == 1, public
        return public[0]

    def take_back(self):
        thing = self.make()
        self.act("unpublish", thing)
        by_list = self.model.objects.get(pk=thing.pk).published_at is None
        self.model.objects.filter(pk=thing.pk).update(published_at=make.yesterday())
        forged(self.client, self.alice, thing, "_unpublish")
        assert by_list == (self.model.objects.get(pk=thing.pk).published_at is None)
        return by_list

    def act(self, action, thing):
        ticked = {"action": action, "_selected_action": [thing.pk]}
        return self.client.post(admin_page(self.model, "changelist"), ticked)


CASES = [(role, kind, model) for role in MAY for kind, models in KINDS.items() for model in models]


@pytest.fixture
def officer(db):
    return make.make_officer("Dora Dunn")


@pytest.mark.parametrize(
    ("role", "kind", "model"), CASES, ids=lambda part: getattr(part, "__name__", str(part)).replace(" ", "-")
)
def test_a_role_may_do_what_the_table_says_and_nothing_else(alice, officer, role, kind, model):
    if role:
        officer.groups.add(Group.objects.get(name=role))
    done = set()
    for deed in KEEPS if kind in ("record", "posts") else LISTS:
        with transaction.atomic():
            deeds = Deeds(model, signed_in(officer), officer, alice)
            if getattr(deeds, {"import": "import_"}.get(deed, deed.replace(" ", "_").replace("’", "_")))():
                done.add(deed)
            transaction.set_rollback(True)
    assert done == MAY[role][kind]


def test_rows_of_a_public_pilot_are_closed_to_a_reporter_and_those_of_her_draft_are_open(alice, officer):
    officer.groups.add(Group.objects.get(name="Reporter"))
    client, body = signed_in(officer), make.make_body()
    rows = {"partnerships-0-body": body.pk, "partnerships-0-role": "lead", "partnerships-TOTAL_FORMS": 1}
    public, own = make.make_pilot("Kent"), make.make_pilot("Leeds", published_at=None, created_by=officer)
    assert [forged(client, alice, pilot, **rows).status_code for pilot in (public, own)] == [403, 302]
    assert [pilot.partnerships.count() for pilot in (public, own)] == [0, 1]
    part = make.make_partnership(public, make.make_body("Another"))
    assert forged(client, alice, part, role="funder").status_code == 403
    add = {"pilot": public.pk, "body": body.pk, "role": "partner", "citations-TOTAL_FORMS": 0}
    assert client.post(admin_page(type(part), "add"), {**add, "citations-INITIAL_FORMS": 0}).status_code == 403
    assert forged(client, alice, own.partnerships.get(), pilot=public.pk).status_code == 403
    assert public.partnerships.count() == 1


def test_an_administrator_makes_accounts_and_gives_roles_but_not_more_than_she_has(alice, officer):
    officer.groups.add(Group.objects.get(name="Administrator"))
    client = signed_in(officer)
    page = client.get(reverse("admin:campaign_officer_add")).content.decode()
    assert "Keeps the record: writes, publishes, corrects" in page
    role = Group.objects.get(name="Officer").pk
    account = {"username": "erin", "password1": make.PASSWORD, "password2": make.PASSWORD, "groups": [role]}
    client.post(reverse("admin:campaign_officer_add"), {**account, "is_superuser": "on"})
    erin = Officer.objects.get(username="erin")
    assert (erin.is_staff, erin.is_superuser, [group.name for group in erin.groups.all()]) == (
        True,
        False,
        ["Officer"],
    )
    forged(client, alice, officer, is_superuser="on")
    above = Officer.objects.get(username="alice")
    assert forged(client, alice, above, first_name="Mallory").status_code == 403
    password = {"password1": "another long sentence", "password2": "another long sentence"}
    assert client.post(reverse("admin:auth_user_password_change", args=[above.pk]), password).status_code == 403
    assert Officer.objects.filter(is_superuser=True).get() == above


@pytest.mark.parametrize("role", ["Reporter", "Officer", "Editor"])
def test_accounts_are_the_administrators_business(officer, role):
    officer.groups.add(Group.objects.get(name=role))
    client = signed_in(officer)
    for page in (admin_page(Officer, "changelist"), admin_page(Officer, "add"), "/admin/auth/group/"):
        assert client.get(page).status_code == 403
