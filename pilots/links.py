"""Opening an address politely, to tell whether readers still find there what we cite.

One request a second for each host, at most five redirects and ten seconds, and nothing of the page itself is read;
and never an address of a network that is not the open internet, for an officer's mistake must not make the server
ask its own neighbours.
"""

import contextlib
import errno
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

SECONDS = 10
MOST_REDIRECTS = 5
BETWEEN = 1.0  # seconds between two requests to one host
FOR_EVER = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
REDIRECTS = (*FOR_EVER, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT)
GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
NO_SUCH_HOST = "There is no such host"


class RefusedError(Exception):
    """An address that is not opened, with the reason."""


@dataclass(frozen=True)
class Answer:
    """What an address came to. `status` is the last one, 0 where nobody answered."""

    status: int = 0
    moved_to: str = ""  # where a chain of permanent redirects led
    fault: str = ""
    no_host: bool = False
    offline: bool = False  # no network was found on the way, or no host


def is_open(address):
    """Whether an IP address is one of the open internet."""
    found = ipaddress.ip_address(address)
    found = getattr(found, "ipv4_mapped", None) or found
    return found.is_global and not found.is_multicast


def connect(host, port, allow_private):
    """A socket to the very address that was judged: a name may lead elsewhere when it is asked again."""
    places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not allow_private and not all(is_open(place[4][0]) for place in places):
        raise RefusedError("Its host is not on the open internet")
    fault = OSError("no address")
    for family, kind, protocol, _, place in places[:3]:
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(SECONDS)
        try:
            connection.connect(place)
            return connection
        except OSError as one:
            connection.close()
            fault = one
    raise fault


def cut(connection):
    """Ends a conversation that lasts too long: a timeout of the socket begins anew with each byte."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def same_page(one, other):
    """Whether two addresses differ only in https, “www.” or a slash at the end."""
    first, second = urlsplit(one), urlsplit(other)
    hosts = {part.hostname.removeprefix("www.") for part in (first, second)}
    return len(hosts) == 1 and first.path.rstrip("/") == second.path.rstrip("/") and first.query == second.query


class Visitor:
    def __init__(self, named, allow_private=False, clock=time.monotonic, sleep=time.sleep):
        self.headers = {"User-Agent": named, "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
        self.allow_private = allow_private
        self.clock, self.sleep, self.asked = clock, sleep, {}

    def wait_for(self, host):
        early = self.asked.get(host, -BETWEEN) + BETWEEN - self.clock()
        if early > 0:
            self.sleep(early)
        self.asked[host] = self.clock()

    def ask(self, method, address):
        """(status, where it redirects to) of one request."""
        with self.answering(method, address) as response:
            return response.status, urljoin(address, response.getheader("Location") or address)

    @contextlib.contextmanager
    def answering(self, method, address, seconds=SECONDS):
        """Gives the answer to one request, which is cut off after so many seconds."""
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise RefusedError("It leads to something that is no web address")
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
        self.wait_for(parts.hostname)
        connection, watch = http.client.HTTPConnection(parts.hostname, port, timeout=SECONDS), None
        try:
            connection.sock = connect(parts.hostname, port, self.allow_private)
            if parts.scheme == "https":
                context = ssl.create_default_context()
                connection.sock = context.wrap_socket(connection.sock, server_hostname=parts.hostname)
            watch = threading.Timer(seconds, cut, [connection.sock])
            watch.daemon = True
            watch.start()
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            host = parts.netloc.rpartition("@")[2]
            connection.request(method, quoted(path), headers={"Host": host, **self.headers})
            yield connection.getresponse()
        finally:
            if watch:
                watch.cancel()
            connection.close()

    def fetch(self, address, most, seconds=3 * SECONDS):
        """The bytes at an address, at most so many. Raises `RefusedError`, with the reason, where there are none."""
        try:
            for _ in range(MOST_REDIRECTS + 1):
                with self.answering("GET", address, seconds) as response:
                    if response.status not in REDIRECTS:
                        return content_of(response, most)
                    address = urljoin(address, response.getheader("Location") or "")
        except (OSError, http.client.HTTPException, ValueError) as fault:
            raise RefusedError(fault_of(fault).fault) from fault
        raise RefusedError(f"It redirects more than {MOST_REDIRECTS} times")

    def status_of(self, address):
        """As `ask`: by HEAD, and by GET where that is refused or finds nothing, for not every server knows HEAD."""
        status, leads_to = self.ask("HEAD", address)
        return (status, leads_to) if status < HTTPStatus.BAD_REQUEST else self.ask("GET", address)

    def open(self, address):
        here, moved_to, for_ever = address, "", True
        try:
            for _ in range(MOST_REDIRECTS + 1):
                status, leads_to = self.status_of(here)
                if status not in REDIRECTS or leads_to == here:
                    return Answer(status, moved_to="" if not moved_to or same_page(address, moved_to) else moved_to)
                for_ever = for_ever and status in FOR_EVER
                moved_to = leads_to if for_ever else moved_to
                here = leads_to
            return Answer(fault=f"It redirects more than {MOST_REDIRECTS} times")
        except RefusedError as fault:
            return Answer(fault=str(fault))
        except (OSError, http.client.HTTPException, ValueError) as fault:
            return fault_of(fault)


def fault_of(fault):
    """The `Answer` where nobody answered, in plain words."""
    if isinstance(fault, socket.gaierror):
        none = fault.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
        told = NO_SUCH_HOST if none else "Its host could not be looked up"
        return Answer(fault=told, no_host=none, offline=True)
    if isinstance(fault, ssl.SSLError):
        return Answer(fault="Its certificate is not in order")
    if isinstance(fault, TimeoutError):
        return Answer(fault=f"No answer within {SECONDS} seconds")
    if isinstance(fault, ConnectionRefusedError):
        return Answer(fault="Nobody answers at its host")
    if isinstance(fault, ValueError):
        return Answer(fault="Its address is no whole address of the web")
    told = "The network cannot be reached" if is_unreachable(fault) else "Its host broke off without an answer"
    return Answer(fault=told, offline=is_unreachable(fault))


def content_of(response, most):
    """All that an answer holds, if it is whole, and no larger than `most` bytes."""
    if response.status != HTTPStatus.OK:
        raise RefusedError(f"It answered {response.status}")
    content = response.read(most + 1)
    if len(content) > most:
        raise RefusedError(f"It is larger than {most // 1024 // 1024} MB")
    if response.length:
        raise RefusedError("It broke off")
    return content


def is_unreachable(fault):
    return isinstance(fault, OSError) and fault.errno in (errno.ENETDOWN, errno.ENETUNREACH)


def quoted(path):
    """A path as it may be sent: what is no printable ASCII, percent-encoded."""
    return "".join(
        letter if "!" <= letter <= "~" else "".join(f"%{byte:02X}" for byte in letter.encode()) for letter in path
    )
