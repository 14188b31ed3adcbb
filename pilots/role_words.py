"""Telling the name and address of a role from a person's: every word of it must be known for something else."""

import re

# At least one of these makes a role or an office. Words that are common surnames (Young, Press, Post) stay out.
ROLES = {"secretary", "secretaries", "chair", "chairperson", "treasurer", "office", "officer", "officers", "admin"}
ROLES |= {"administrator", "administration", "branch", "contact", "contactus", "enquiries", "enquiry", "info", "mail"}
ROLES |= {"information", "email", "union", "unison", "organiser", "organisers", "steward", "stewards", "convenor"}
ROLES |= {"convener", "rep", "reps", "representative", "representatives", "helpdesk", "coordinator"}
# These may stand beside: what a role is for, and the small words between.
BESIDE = {"help", "equality", "equalities", "membership", "members", "welfare", "communications", "health", "safety"}
BESIDE |= {"learning", "education", "campaigns", "casework", "international", "environment", "regional", "region"}
BESIDE |= {
    "deputy",
    "vice",
    "assistant",
    "joint",
    "co",
    "lead",
    "senior",
    "team",
    "us",
    "the",
    "of",
    "and",
    "for",
    "to",
}
NOT_A_ROLE = (
    "This may be a person’s: “%s” is no word of a role, nor of the branch’s own name. Only what names nothing but a "
    "role or an office is kept: secretary@…, office@…, or “branch secretary”."
)
NO_ROLE_IN_IT = "No word of this says whose it is. Only a role or an office is kept: secretary@…, “branch secretary”."
LETTERS = re.compile(r"[^\W\d_]+")
SHORTEST_PART = 3  # of a word written together: "leedsunison"


def words_of(*texts):
    return [word for text in texts for word in LETTERS.findall(text.lower())]


def is_made_of(word, known):
    """Whether `word` is one of `known`, or several of them written together."""
    parts = {part for part in known if len(part) >= SHORTEST_PART}
    sizes = {len(part) for part in parts}
    reached = {0}
    for end in range(1, len(word) + 1):
        if any(end - size in reached and word[end - size : end] in parts for size in sizes):
            reached.add(end)
    return word in known or len(word) in reached


def strangers(text, names=()):
    """The words of `text` that are neither of a role nor of `names`, the branch's own: they may be a person's."""
    own = {word for word in words_of(*names) if len(word) >= SHORTEST_PART}
    return [word for word in words_of(text) if not is_made_of(word, ROLES | BESIDE | own)]


def names_a_role(text, names=()):
    """Whether a role, or the first part of its address, is made of nothing but known words, a role's among them.

    `names` are the branch's own: its name, its region's, those of the bodies where it organises.
    """
    return not fault_of(text, names)


def fault_of(text, names=()):
    """Why a role, or the first part of its address, is not kept; "" where it is."""
    unknown = strangers(text, names)
    if unknown:
        return NOT_A_ROLE % "”, “".join(unknown)
    return "" if any(role in word for word in words_of(text) for role in ROLES) else NO_ROLE_IN_IT


def first_part(address):
    """What stands before the last @ of an address."""
    return address.rpartition("@")[0]
