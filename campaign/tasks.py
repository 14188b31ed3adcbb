"""Mail is sent here and nowhere else: after what it tells of is in the database, each letter by one sender."""

import logging

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django_tasks import default_task_backend, task

from campaign.models import Letter
from campaign.models.letter import GIVEN_UP_AFTER

log = logging.getLogger(__name__)


@task()
def send_letters():
    """Sends what waits. What fails is tried again later, five times in all."""
    for letter in Letter.objects.waiting():
        if Letter.objects.claim(letter.pk):
            send(letter)
    if default_task_backend.supports_defer and Letter.objects.failed().exists():
        send_letters.using(run_after=timezone.now() + GIVEN_UP_AFTER).enqueue()


def send(letter):
    try:
        EmailMessage(letter.subject, letter.text, to=[letter.to]).send()
    except OSError as fault:  # of the network, or what the mail server answered
        log.warning("Letter %s was not sent: %s", letter.pk, type(fault).__name__)
    else:
        Letter.objects.note_sent(letter.pk)


def send_soon():
    """Has the letters that were written sent once they stand in the database."""
    transaction.on_commit(send_letters.enqueue)
