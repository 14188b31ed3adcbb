"""Parts of the officers' desk that stand on pages which others fill."""

from django import template

from pilots.admin.log_event import LogForm
from pilots.admin.quick_form import body_names, document_titles, may
from pilots.admin.record_pilot import RecordForm
from pilots.models import Event, Pilot

register = template.Library()


@register.simple_tag(takes_context=True)
def short_forms(context):
    """The short forms that this officer may use."""
    officer = context["request"].user
    forms = [RecordForm(officer)] if may(officer, "add", Pilot) else []
    return forms + ([LogForm(officer, short=True)] if may(officer, "add", Event) else [])


@register.simple_tag
def names_at_hand():
    """What the fields of short forms suggest: names of bodies, titles of documents."""
    return {"bodies": body_names(), "documents": document_titles()}
