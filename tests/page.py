"""A page as tests read it: its markup, and what a browser would send from its form."""

import re
from html.parser import HTMLParser


class Form(HTMLParser):
    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.inside, self.fields = form_id, False, {}
        self.select = self.textarea = None

    def add(self, name, value):
        self.fields.setdefault(name, []).append(value or "")

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == self.form_id
        if not self.inside:
            return
        kind = attrs.get("type", "text")
        if tag == "input" and "name" in attrs and kind not in ("submit", "checkbox", "radio"):
            self.add(attrs["name"], attrs.get("value"))
        elif tag == "input" and kind in ("checkbox", "radio") and "checked" in attrs:
            self.add(attrs["name"], attrs.get("value", "on"))
        elif tag == "select":
            self.select = attrs["name"]
        elif tag == "option" and self.select and "selected" in attrs:
            self.add(self.select, attrs.get("value"))
        elif tag == "textarea":
            self.textarea, self.text = attrs["name"], ""

    def handle_data(self, text):
        if self.textarea:
            self.text += text

    def handle_endtag(self, tag):
        if tag == "textarea" and self.textarea:
            self.add(self.textarea, self.text.removeprefix("\n").removeprefix("\r\n"))
            self.textarea = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.inside = False


def form_on(response, form_id):
    """The fields of the form with this id, name → list of values, as they stand on the page."""
    form = Form(form_id)
    form.feed(response.content.decode())
    return form.fields


def press(client, address, button="_save", **fields):
    """Opens an admin page, changes `fields` in its form and presses `button`."""
    page = client.get(address)
    model = address.strip("/").split("/")[2]
    form = form_on(page, f"{model}_form")
    why = {"change_reason": "A test"} if "change_reason" in form else {}
    return client.post(address, {**form, **why, **fields, button: "yes"})


def markup(response):
    """The page's HTML with no white space between tags and single blanks elsewhere, however it is laid out."""
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", response.content.decode()))
