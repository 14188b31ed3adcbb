"""What an officer chose on the conflict page, put back into the form that she sent."""

import re

from pilots.admin.differing import MINE, THEIRS
from pilots.admin.seen import NAME, Seen
from pilots.versions import whole_number

NOW, ASK, TAKE, STORED = "_now", "_ask", "_take", "_theirs"
ROW_BEFORE = "row_before"  # in a row that is added anew: the key that it had


class UnsettledError(Exception):
    """Something is still to be chosen."""

    def __init__(self, seen):
        super().__init__("Choose one of the two in every row.")
        self.seen = seen


def settled(post):
    """(the form to be saved, what the officer saw last) of what she sent, from the form itself or from the page."""
    if NOW not in post:
        return post, Seen.read(post.get(NAME))
    post = post.copy()
    for name in post.getlist(ASK):
        choice = post.get(f"{TAKE} {name}")
        if choice not in (MINE, THEIRS):
            raise UnsettledError(Seen.read(post.get(NAME)))
        if is_row(name):
            settle_row(post, name.removeprefix("row "), choice)
        elif choice == THEIRS:
            put_stored(post, name, name)
    for prefix in {name.removeprefix("row ").rpartition("-")[0] for name in post.getlist(ASK) if is_row(name)}:
        renumber(post, prefix)
    post[NAME] = post[NOW]
    for key in [key for key in post if key in (NOW, ASK) or key.startswith((f"{TAKE} ", f"{STORED} "))]:
        del post[key]  # it is settled, and would be no more if it were settled again
    return post, Seen.read(post[NAME])


def is_row(name):
    return name.startswith("row ")


def put_stored(post, name, difference):
    """Takes out what was typed in a field and puts in what is stored."""
    for key in [key for key in post if key == name or re.fullmatch(rf"{re.escape(name)}_\d", key)]:
        del post[key]
    start = f"{STORED} {difference} "
    for key in [key for key in post if key.startswith(start)]:
        field = key.removeprefix(start)
        if field == name or field.startswith((f"{name}_", f"{name}-")):
            post.setlist(field, post.getlist(key))


def settle_row(post, row, choice):
    """A row that one officer took away and the other changed. `row` is its prefix and number: "partnerships-3"."""
    if post.get(f"{row}-DELETE"):
        if choice == THEIRS:  # it stays, as she saved it
            for key in [key for key in post if key.startswith(f"{row}-") and not key.endswith("-id")]:
                del post[key]
            put_stored(post, row, f"row {row}")
    elif choice == MINE:
        post[f"{row}-{ROW_BEFORE}"] = post.get(f"{row}-id", "")
        post[f"{row}-id"] = "again"
    else:
        post[f"{row}-id"] = "gone"


def renumber(post, prefix):
    """Leaves out the rows that are gone and adds those anew that are to be there again."""
    pattern = re.compile(rf"{re.escape(prefix)}-(\d+)-([a-z]\w*|DELETE)")
    rows = {}
    for key in list(post):
        if found := pattern.fullmatch(key):
            rows.setdefault(int(found[1]), {})[found[2]] = post.getlist(key)
            del post[key]
    initial = whole_number(post.get(f"{prefix}-INITIAL_FORMS", ""))
    earlier = [row for place, row in sorted(rows.items()) if place < initial]
    stay = [row for row in earlier if row.get("id") not in (["gone"], ["again"])]
    again = [{**row, "id": [""]} for row in rows.values() if row.get("id") == ["again"]]
    new = [row for place, row in sorted(rows.items()) if place >= initial]
    for place, row in enumerate([*stay, *new, *again]):
        for name, values in row.items():
            post.setlist(f"{prefix}-{place}-{name}", values)
    post[f"{prefix}-INITIAL_FORMS"] = str(len(stay))
    post[f"{prefix}-TOTAL_FORMS"] = str(len(stay) + len(new) + len(again))
