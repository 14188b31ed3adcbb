"""Opening addresses: never in private networks, never faster than is polite, and by name."""

import itertools
import socket

import pytest

from pilots.links import Visitor, is_open, same_page
from tests.campaign.linked import serving


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "224.0.0.1", "255.255.255.255"),
    ],
)
def test_a_private_address_is_not_of_the_open_internet(address):
    assert not is_open(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_a_public_one_is(address):
    assert is_open(address)


def test_a_private_network_is_never_asked(monkeypatch):
    with serving() as server:
        for host in ("127.0.0.1", "localhost", "2130706433"):
            answer = Visitor("test").open(f"http://{host}:{server.server_port}/200")
            assert (answer.status, bool(answer.fault)) == (0, True), host
        assert server.asked == []


def test_a_name_with_one_private_address_is_refused(monkeypatch):
    places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: places)
    assert Visitor("test").open("http://two-faced.example/").fault == "Its host is not on the open internet"


def test_a_redirect_into_a_private_network_is_not_followed(monkeypatch):
    asked = []

    def redirect(self, method, address):
        asked.append(address)
        if "outside" in address:
            return 301, "http://127.0.0.1:9/secret"
        return ask(self, method, address)

    ask = Visitor.ask
    monkeypatch.setattr(Visitor, "ask", redirect)
    assert Visitor("test").open("http://outside.example/").fault == "Its host is not on the open internet"
    assert len(asked) == 2


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/x", "http://", "http://[::1", "http://a:b"]
)
def test_what_is_no_web_address_is_not_opened(address):
    assert Visitor("test").open(address).fault


def test_it_says_who_it_is_and_asks_by_head_first():
    with serving() as server:
        visitor = Visitor("Watch (+https://pilots.example.org)", allow_private=True, sleep=lambda seconds: None)
        visitor.open(f"{server.address}/no-head")
    assert [(method, named) for method, _, named in server.asked] == [
        ("HEAD", "Watch (+https://pilots.example.org)"),
        ("GET", "Watch (+https://pilots.example.org)"),
    ]


def test_one_host_is_asked_once_a_second_and_others_meanwhile():
    now, slept = itertools.count(100, 0.25), []
    visitor = Visitor("test", clock=lambda: next(now), sleep=slept.append)
    for host in ("a.example", "b.example", "a.example"):
        visitor.wait_for(host)
    assert len(slept) == 1
    assert 0 < slept[0] < 1


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://www.example.org/a/", True),
        ("http://example.org/a", True),
        ("http://example.org/", False),
        ("http://example.org/a?b", False),
        ("http://other.example/a", False),
    ],
)
def test_https_www_and_a_slash_make_no_other_page(other, same):
    assert same_page("http://example.org/a", other) is same
