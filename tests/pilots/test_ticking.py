"""What a list of the desk is sent as ticked and is no key of a row: nothing is done, and nothing breaks."""

import pytest
from django.contrib import admin

from pilots.models import Pilot
from tests.make import make_pilot

pytestmark = pytest.mark.django_db
OURS = [model._meta for model in admin.site._registry if not model.__module__.startswith("django.")]
LISTS = [f"/admin/{meta.app_label}/{meta.model_name}/" for meta in OURS]
NO_KEYS = ["9" * 30, "-1", "", "x", "1.5", "٣", "1\x00"]


@pytest.mark.parametrize("address", LISTS)
def test_what_is_no_key_ticks_nothing(alice, address):
    sent = {"action": "delete_selected", "_selected_action": NO_KEYS, "post": "yes", "index": "0"}
    assert alice.post(address, sent).status_code in (200, 302, 403, 405)


def test_a_key_beside_it_still_counts(alice):
    pilot = make_pilot("Leeds", published_at=None)
    sent = {"action": "publish", "_selected_action": ["9" * 30, pilot.pk], f"_version-{pilot.pk}": pilot.version}
    assert alice.post("/admin/pilots/pilot/", sent).status_code == 302
    assert Pilot.objects.public().count() == 1
