"""A program that subscribes to the diary, and what it may be strict about."""

import datetime

import icalendar
import vobject

PLAIN = {"\t", "\r", "\n"}


def lines_of(content):
    """The lines of a calendar file, still folded; an error where RFC 5545 is not kept to the letter."""
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")[:-1]
    for line in lines:
        assert b"\n" not in line and b"\r" not in line, "a line ends in CR LF and nothing else"
        assert len(line) <= 75, "a line has at most 75 octets"
        signs = line.decode()  # no character is cut in two
        assert line, "no line is empty"
        assert not [sign for sign in signs if ord(sign) < 32 or ord(sign) in (127, 133, 0x2028, 0x2029)]
    return lines


def unfolded(content):
    return b"\r\n".join(lines_of(content)).replace(b"\r\n ", b"").decode().split("\r\n")


def entries(response):
    """UID → its VEVENT as icalendar reads it; two parsers and our own check of each line must agree on them."""
    content = response.content
    begun = [line for line in unfolded(content) if line == "BEGIN:VEVENT"]
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    other = vobject.readOne(content.decode())
    assert other.validate(raiseException=True) if begun else True
    events = calendar.walk("VEVENT")
    found = {str(event["uid"]): event for event in events}
    others = {one.uid.value: one for one in other.contents.get("vevent", [])}
    assert len(found) == len(events) == len(begun) and found.keys() == others.keys()
    for uid, event in found.items():
        assert not event.errors
        for name in ("summary", "description", "location"):
            assert str(event.get(name, "")) == getattr(getattr(others[uid], name, None), "value", "")
        start = event["dtstart"].dt
        assert others[uid].dtstart.value == start
        assert event["dtstamp"].dt == event["last-modified"].dt
        assert event["dtstamp"].dt.utcoffset() == datetime.timedelta(0)
    return found


class Subscriber:
    """Keeps entries by UID, and takes one again only if RFC 5546 says that it is newer: SEQUENCE, then DTSTAMP."""

    def __init__(self, client, address="/diary.ics"):
        self.client, self.address, self.kept = client, address, {}

    def fetch(self):
        """What it has after a visit. What the calendar no longer has, it drops."""
        new = entries(self.client.get(self.address))
        for uid, event in new.items():
            if uid not in self.kept or self.rank(event) > self.rank(self.kept[uid]):
                self.kept[uid] = event
        self.kept = {uid: event for uid, event in self.kept.items() if uid in new}
        return self.kept

    @staticmethod
    def rank(event):
        return event["sequence"], event["dtstamp"].dt
