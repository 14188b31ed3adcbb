from django.urls import reverse_lazy

from blog.models import Post
from campaign.models import Answer, Commitment
from pilots.feeds import OF_PILOT, RecordFeed, latest
from pilots.models import Consultation, Correction, Enquiry, Event, Flip


class EverythingFeed(RecordFeed):
    title = "Total Place Watch"
    subtitle = "Everything new in the record of the Total Place pilots, in the commentary, and in what we promised."
    link = reverse_lazy("home")

    def items(self):
        return latest(
            Event.objects.public(),
            Post.objects.public().for_feed(),
            Consultation.objects.public().with_ends(),
            Enquiry.objects.public().with_ends(),
            Flip.objects.public(),
            Correction.objects.public(),
            Commitment.objects.public().for_lines(),
            Answer.objects.public().with_commitment(),
        )


def commitments_about(pilot):
    return Commitment.objects.public().about_any([pilot.slug])


OF_PILOT += [
    lambda pilot: commitments_about(pilot).for_lines(),
    lambda pilot: Answer.objects.public().to_any(commitments_about(pilot)).with_commitment(),
]
