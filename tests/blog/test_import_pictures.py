"""The pictures of an imported blog: fetched from the old one when an officer says so, and from nowhere private."""

import http.client
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO

import pytest
from PIL import Image

from blog.models import Picture
from pilots.history import Edit
from pilots.links import Visitor
from tests.blog.blogs import blogger, bring_in, post
from tests.page import markup

pytestmark = pytest.mark.django_db


def jpeg():
    file = BytesIO()
    Image.new("RGB", (40, 30), "red").save(file, "JPEG")
    return file.getvalue()


class Old(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/moved.jpg":
            self.send_response(301)
            self.send_header("Location", "/1.jpg")
            self.end_headers()
            return
        self.send_response(404 if self.path == "/gone.jpg" else 200)
        self.end_headers()
        self.wfile.write(b"x" * 12_000_000 if self.path == "/large.jpg" else jpeg())

    def log_message(self, *anything):
        pass


@pytest.fixture
def old_blog(monkeypatch):
    """The address of a server on this machine, which the visitor may ask within the test."""
    server = HTTPServer(("127.0.0.1", 0), Old)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr("blog.importing.pictures.Visitor", lambda named: Visitor(named, True, sleep=str))
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def pictured(*addresses):
    bring_in(blogger(post(body="".join(f"<img src='{address}'>" for address in addresses))))


def fetch(officer, noun="picture"):
    chosen = Picture.objects.all() if noun == "picture" else {one.post for one in Picture.objects.all()}
    sent = {"action": "fetch_pictures", "_selected_action": [one.pk for one in chosen]}
    return markup(officer.post(f"/admin/blog/{noun}/", sent, follow=True))


@pytest.mark.parametrize("noun", ["picture", "post"])
def test_an_officer_has_them_fetched(alice, old_blog, noun):
    pictured(f"{old_blog}/1.jpg", f"{old_blog}/moved.jpg")
    assert '<li class="success">Fetched: 2 pictures.' in fetch(alice, noun)
    assert [(one.width, one.height, bool(one.file)) for one in Picture.objects.all()] == [(40, 30, True)] * 2
    assert Edit.objects.order_by("pk").last().title == "2 pictures fetched"
    assert "still to be fetched" in fetch(alice, noun)


def test_what_cannot_be_fetched_says_why(alice, old_blog):
    pictured(f"{old_blog}/gone.jpg", f"{old_blog}/large.jpg")
    told = '<li class="warning">None of the 2 pictures could be fetched. The list of pictures says why.'
    assert told in fetch(alice)
    assert [one.fault for one in Picture.objects.all()] == ["It answered 404", "It is larger than 10 MB"]
    assert "Not fetched: It answered 404" in markup(alice.get("/admin/blog/picture/"))


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (socket.gaierror(socket.EAI_NONAME, "?"), "There is no such host"),
        (socket.gaierror(socket.EAI_AGAIN, "?"), "Its host could not be looked up"),
        (TimeoutError(), "No answer within 10 seconds"),
        (ConnectionRefusedError(), "Nobody answers at its host"),
        (http.client.BadStatusLine("?"), "Its host broke off without an answer"),
    ],
)
def test_why_one_is_not_here_is_told_in_plain_words(alice, monkeypatch, fault, told):
    monkeypatch.setattr(Visitor, "answering", lambda *asked: (_ for _ in ()).throw(fault))
    pictured("http://gone.example/1.jpg")
    assert "The picture could not be fetched. The list of pictures says why." in fetch(alice)
    assert Picture.objects.get().fault == told


def test_some_that_came_and_some_that_did_not_are_counted(alice, old_blog):
    pictured(f"{old_blog}/1.jpg", f"{old_blog}/gone.jpg", f"{old_blog}/moved.jpg")
    assert "Asked for 3 pictures: 2 came, 1 could not be fetched." in fetch(alice)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/a.jpg", "http://localhost/a.jpg", "http://[::1]/a.jpg"])
def test_nothing_is_fetched_from_a_private_network(alice, address):
    pictured(address)
    fetch(alice)
    assert Picture.objects.get().fault == "Its host is not on the open internet"


def test_bob_has_nothing_fetched(bob, old_blog):
    pictured(f"{old_blog}/1.jpg")
    bob.post("/admin/blog/picture/", {"action": "fetch_pictures", "_selected_action": [Picture.objects.get().pk]})
    assert not Picture.objects.get().file
