"""What the pages stand on: the database's settings as a live connection has them, headers, and faults."""

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.urls import include, path

from pilots.addresses import Gone


def fails(request):
    raise RuntimeError("something broke")


def gone(request):
    raise Gone("pilot", "leeds")


urlpatterns = [
    path("broken/", fails),
    path("gone/", gone),
    path("", include("campaign.urls")),
]
handler400 = "campaign.views.bad_request"
handler403 = "campaign.views.forbidden"
handler404 = "campaign.views.not_found"


@pytest.mark.usefixtures("committed")
def test_a_live_connection_waits_for_others_and_loses_nothing_in_a_power_cut():
    if connection.vendor == "postgresql":
        assert connection.settings_dict["CONN_HEALTH_CHECKS"]
        return
    connection.ensure_connection()
    with connection.cursor() as cursor:
        settings = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "busy_timeout", "secure_delete")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 20_000, "secure_delete": 1}
    assert connection.transaction_mode == "IMMEDIATE"


def test_a_page_may_load_nothing_from_anybody_else(client, db):
    policy = client.get("/about/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'self'" in policy and "unsafe-inline" not in policy
    assert "http" not in policy


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere/", 404, "There is no page here"),
        ("/gone/", 410, "has been taken out of it"),
        ("/broken/", 500, "It was not your doing"),
    ],
)
def test_faults_have_pages_of_our_own_in_plain_english(db, address, status, words):
    response = Client(raise_request_exception=False).get(address)
    assert response.status_code == status
    assert words in response.content.decode()
    assert "Total Place Watch" in response.content.decode()


def test_a_strange_host_is_a_bad_request_with_a_page_of_our_own(client):
    response = client.get("/about/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "Total Place Watch" in response.content.decode()


def test_a_form_that_was_not_ours_is_refused_with_a_page_of_our_own(db):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert "The form has run out" in response.content.decode()
