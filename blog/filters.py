from blog.models import Topic
from pilots.faceting import Choices, RecordFilterSet, Sort, Ticked, Words
from pilots.filters import pilot_names


def topic_names():
    return list(Topic.objects.with_posts().values_list("slug", "name"))


class PostFilter(RecordFilterSet):
    q = Words()
    pilot = Choices("about_any", label="Pilot", choices=pilot_names)
    programme = Ticked("about_programme", label="About the whole programme")
    topic = Choices("on_topics", label="Topic", choices=topic_names)
    sort = Sort({"latest": ("latest", "latest_first"), "oldest": ("oldest", "oldest_first")})
