"""Readers are nobody's business: no session, no cookie, and no line in a log that tells who asked for what."""

import logging

import pytest
from django.contrib import messages
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from campaign.middleware import ReaderIsNobodyError
from tests.make import make_pilot, make_post

WORDS, ADDRESS, BROWSER = "elderberry", "203.0.113.77", "Gooseberry/9.9"


def asks_the_session(request):
    return HttpResponse(request.session.get("seen", "nothing"))


def writes_the_session(request):
    request.session["seen"] = "this page"
    return HttpResponse("written")


def asks_who_it_is(request):
    return HttpResponse(str(request.user.is_authenticated))


def leaves_a_message(request):
    messages.success(request, "Well read!")
    return HttpResponse("left")


def breaks(request):
    raise ValueError("It broke.")


urlpatterns = [
    path("session/", asks_the_session),
    path("session/written/", writes_the_session),
    path("account/", asks_who_it_is),
    path("message/", leaves_a_message),
    path("broken/", breaks),
    path("", include("campaign.urls")),
]
handler400 = "campaign.views.bad_request"
handler403 = "campaign.views.forbidden"
handler404 = "campaign.views.not_found"


@pytest.fixture
def careful_reader(db, settings):
    """One whose site has the views of this module as well, and whose errors are answered and not raised."""
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/session/", "/session/written/", "/account/"])
def test_a_page_that_asks_who_reads_it_breaks(reader, address):
    with pytest.raises(ReaderIsNobodyError):
        reader.get(address)


@pytest.mark.urls(__name__)
def test_a_page_that_leaves_a_message_breaks(reader):
    with pytest.raises((ReaderIsNobodyError, messages.MessageFailure)):
        reader.get("/message/")


def cookies_of(response):
    return {**response.cookies, "header": response.headers.get("Set-Cookie")}


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/pilots/",
        "/pilots/?q=leeds&status=nonsense",
        "/pilots/leeds/",
        "/pilots/leeds/feed/",
        "/pilots.csv",
        "/pilots.geojson",
        "/blog/",
        "/feed/",
        "/search/?q=leeds",
        "/about/",
        "/glossary/",
        "/sitemap.xml",
        "/robots.txt",
        "/health/",
        "/nowhere/",
        "/pilots/nowhere/",
        "/pilots",
        "/static/campaign/site.css",
        "/broken/",
    ],
)
def test_no_answer_to_a_reader_sets_a_cookie(careful_reader, address):
    make_post(pilots=[make_pilot()])
    careful_reader.cookies["sessionid"] = "brought along from somewhere else"
    response = careful_reader.get(address)
    response.close()  # a static file is open until it has been read
    assert cookies_of(response) == {"header": None}
    assert "Cookie" not in response.headers.get("Vary", "")
    expected = {"/nowhere/": 404, "/pilots/nowhere/": 404, "/pilots": 301, "/broken/": 500}.get(address, 200)
    assert response.status_code == expected


def test_a_form_that_a_reader_sends_sets_no_cookie(careful_reader):
    for address in ("/search/", "/pilots/", "/nowhere/"):
        assert cookies_of(careful_reader.post(address, {"q": "leeds"})) == {"header": None}
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/search/", {"q": "leeds"})
    assert (response.status_code, cookies_of(response)) == (403, {"header": None})


def test_only_signing_in_sets_one_and_only_for_the_desk(reader):
    cookies = reader.get("/admin/login/").cookies
    assert {(name, cookie["path"]) for name, cookie in cookies.items()} == {("csrftoken", "/admin/")}


@pytest.fixture
def written(caplog):
    """All that the site's loggers write, though Django's do not hand on to the root."""
    loggers = [logging.getLogger(name) for name in ("django", "django.server")]
    for logger in loggers:
        logger.addHandler(caplog.handler)
    yield caplog
    for logger in loggers:
        logger.removeHandler(caplog.handler)


def everything_in(records):
    """Text, arguments and the traceback of each record, as a formatter would write them."""
    formatter = logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s %(args)s")
    return "\n".join(formatter.format(record) for record in records)


@pytest.mark.parametrize(("address", "status"), [("/nowhere/", 404), ("/broken/", 500), ("/search/", 200)])
def test_a_log_tells_what_broke_and_nothing_of_who_asked(careful_reader, written, capfd, address, status):
    headers = {"X-Forwarded-For": ADDRESS, "User-Agent": BROWSER, "Referer": f"https://example.org/{WORDS}"}
    response = careful_reader.get(f"{address}?q={WORDS}", headers=headers, REMOTE_ADDR=ADDRESS)
    assert response.status_code == status
    told = everything_in(written.records) + "".join(capfd.readouterr())
    assert [word for word in (WORDS, ADDRESS, BROWSER) if word in told] == []
    if status == 500:
        assert "It broke." in told  # or there would be nothing to mend it by


def test_a_forged_host_is_refused_without_telling_who_sent_it(careful_reader, written):
    headers = {"X-Forwarded-For": ADDRESS, "User-Agent": BROWSER, "Host": "evil.example"}
    response = careful_reader.get(f"/pilots/?q={WORDS}", headers=headers)
    assert (response.status_code, cookies_of(response)) == (400, {"header": None})
    assert [word for word in (WORDS, ADDRESS, BROWSER) if word in everything_in(written.records)] == []
