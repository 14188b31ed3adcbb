from blog.models import Author, Series, Topic
from pilots.faceting import RecordFilterSet
from pilots.filter_kinds import Choices, Sort, Ticked, Words
from pilots.filters import pilot_names


def names_on(model):
    return lambda: list(model.objects.with_posts().values_list("slug", "name"))


class PostFilter(RecordFilterSet):
    q = Words()
    pilot = Choices("about_any", label="Pilot", choices=pilot_names)
    programme = Ticked("about_programme", label="On no pilot in particular")
    author = Choices("signed_by_any", label="Author", choices=names_on(Author), at_once=8)
    series = Choices("of_any_series", label="Series", choices=names_on(Series))
    topic = Choices("on_topics", label="Topic", choices=names_on(Topic), at_once=8)
    sort = Sort({"latest": ("latest", "latest_first"), "oldest": ("oldest", "oldest_first")})
