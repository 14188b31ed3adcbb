from django.urls import reverse_lazy

from blog.models import Post
from pilots.feeds import RecordFeed, latest
from pilots.models import Consultation, Correction, Enquiry, Event, Flip


class EverythingFeed(RecordFeed):
    title = "Total Place Watch"
    subtitle = "Everything new in the record of the Total Place pilots, and in the commentary."
    link = reverse_lazy("home")

    def items(self):
        return latest(
            Event.objects.public(),
            Post.objects.public(),
            Consultation.objects.public().with_ends(),
            Enquiry.objects.public().with_ends(),
            Flip.objects.public(),
            Correction.objects.public(),
        )
