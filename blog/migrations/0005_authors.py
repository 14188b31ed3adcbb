"""Whoever signs a post was a text of it, and is a thing with a page now."""

from django.db import migrations
from django.utils.text import slugify


def free_slug(model, name):
    slug = wanted = slugify(name)[:100] or "author"
    number = 1
    while model.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def move(apps, schema_editor):
    Author, Post = apps.get_model("blog", "Author"), apps.get_model("blog", "Post")
    Row = apps.get_model("blog", "HistoricalPost")
    names = {*Post.objects.exclude(author="").values_list("author", flat=True)}
    authors = {name: Author.objects.create(name=name, slug=free_slug(Author, name)) for name in sorted(names)}
    for post in Post.objects.exclude(author=""):
        post.authors.add(authors[post.author])
    for row in Row.objects.all():
        row.links["authors"] = [authors[row.author].pk] if row.author in authors else []
        row.save(update_fields=["links"])


def move_back(apps, schema_editor):
    for post in apps.get_model("blog", "Post").objects.all():
        post.author = "; ".join(post.authors.order_by("name").values_list("name", flat=True))[:120]
        post.save(update_fields=["author"])


class Migration(migrations.Migration):

    dependencies = [("blog", "0004_commentary")]

    operations = [migrations.RunPython(move, move_back)]
