"""Writes what was planned: in bulk, with its history, the proposals beside it. Called within one transaction."""

import re

from django.utils import timezone
from django.utils.text import slugify

from blog.importing.fields import FIELDS, day_of, digest_of, digests, numbers_of, wanted
from blog.importing.planning import CHANGED, NEW, batches, comments_in, known_posts, pictures_of, posts_in
from blog.importing.proposals import proposals_for
from blog.leading import host_of
from blog.models import Author, Comment, Imported, OldAddress, Picture, Post
from blog.proposing import save_new
from pilots.becoming import named_ever
from pilots.history import note_new, note_update, remember
from pilots.models import FormerSlug
from pilots.naming import names_on_record
from pilots.slugs import LONGEST, free_slug

NOBODY = "Anonymous"
LONGEST_NAME = Comment._meta.get_field("name").max_length
LONGEST_COMMENT = Comment._meta.get_field("text").max_length


class Writer:
    """Writes `plan` of `blog`, for `officer` or for nobody. `progress(done, of)` is told after each batch."""

    def __init__(self, blog, plan, officer, progress, **how):
        self.blog, self.plan, self.officer, self.progress, self.how = blog, plan, officer, progress, how
        self.names = names_on_record()
        self.authors = named_ever(Author)
        slugs = {*Post.objects.values_list("slug", flat=True)}
        self.slugs = slugs | {*FormerSlug.objects.filter(kind="post").values_list("slug", flat=True)}
        self.proposed = 0

    def write(self):
        done = 0
        for some in batches(posts_in(self.blog)):
            planned = [(entry, self.planned(entry)) for entry in self.first_of_each(some)]
            self.make([(entry, one) for entry, one in planned if one.outcome == NEW])
            self.change([(entry, one) for entry, one in planned if one.outcome == CHANGED])
            done += len(some)
            self.progress(done, self.blog.number)
        for some in batches(comments_in(self.blog), 500):
            self.make_comments(some)
            done += len(some)
            self.progress(done, self.blog.number)

    def planned(self, entry):
        return self.plan.posts[entry.source_id]

    def first_of_each(self, entries):
        """Those that do not stand in the file a second time."""
        for entry in entries:
            one = self.planned(entry)
            if not one.written:
                one.written = True
                yield entry

    # Posts

    def make(self, pairs):
        if not pairs:
            return
        values = [self.values(entry, {}) for entry, _ in pairs]
        posts = [
            Post(**{name: one[name] for name in FIELDS}, slug=self.free(entry), created_by=self.officer)
            for (entry, _), one in zip(pairs, values, strict=True)
        ]
        Post.objects.bulk_create(posts)
        for (_, planned), post in zip(pairs, posts, strict=True):
            planned.post = post.pk
        self.sign({post.pk: entry.authors for (entry, _), post in zip(pairs, posts, strict=True)})
        self.picture((post, entry.pictures, {}) for (entry, _), post in zip(pairs, posts, strict=True))
        Imported.objects.bulk_create(
            Imported(
                source_id=entry.source_id,
                kind=entry.kind,
                post=post,
                taken={**digests(one), "file": digest_of(entry, **self.how)},
                labels=entry.labels,
            )
            for (entry, _), post, one in zip(pairs, posts, values, strict=True)
        )
        self.lead(pairs)
        note_new(Post, posts)
        self.propose([(entry, post) for (entry, _), post in zip(pairs, posts, strict=True)])

    def values(self, entry, had):
        values = wanted(entry, numbers=numbers_of(entry.pictures, had), **self.how)
        if values["published_at"] == "":
            values["published_at"] = timezone.now()
        return values

    def free(self, entry):
        """A short name like the old one, which neither a post has nor one has had.

        Blogger told posts of one name apart by the day, as in `name_28.html`.
        """
        name = entry.old_path.rstrip("/").rpartition("/")[2].rpartition(".html")[0]
        name = re.sub(r"_\d{1,4}$", "", name) or entry.old_path.strip("/")
        name = "" if name.startswith("?") else name.rpartition("/")[2].replace("_", "-")
        first = slugify(name)[:LONGEST] or slugify(f"{entry.title or 'untitled'} {day_of(entry) or ''}")[:LONGEST]
        slug, number = first.strip("-") or "post", 1
        while slug in self.slugs:
            number += 1
            slug = f"{first[: LONGEST - 6].strip('-') or 'post'}-{number}"
        self.slugs.add(slug)
        return slug

    def sign(self, names_of_posts):
        """Has posts signed by these names, or by what they became here; who was never known is made.

        Nobody signs for an author who was deleted here.
        """
        for name in dict.fromkeys(name for names in names_of_posts.values() for name in names):
            if name.casefold() not in self.authors:
                author = Author.objects.create(name=name, slug=free_slug(Author, name))
                self.authors[name.casefold()] = author.pk
        rows = Post.authors.through
        rows.objects.bulk_create(
            rows(post_id=post, author_id=key)
            for post, names in names_of_posts.items()
            for key in dict.fromkeys(self.authors[name.casefold()] for name in names)
            if key
        )

    def picture(self, of_posts):
        """Notes where the pictures of posts are: (post, its pictures in the file, {address: number} it has)."""
        rows = []
        for post, pictures, had in of_posts:
            numbers = numbers_of(pictures, had)
            rows += [
                Picture(post=post, number=numbers[place], original_url=address, alt=alt, caption=caption)
                for place, (address, alt, caption) in enumerate(pictures, start=1)
                if address not in had
            ]
        note_new(Picture, Picture.objects.bulk_create(rows, batch_size=500))

    def lead(self, pairs):
        OldAddress.objects.bulk_create(
            OldAddress(path=path, post_id=planned.post, host=self.host_of(entry))
            for entry, planned in pairs
            for path in planned.paths
        )

    def host_of(self, entry):
        """Where links to it are led here from: nowhere, where the blog stays."""
        return "" if self.how["is_elsewhere"] else host_of(entry.address)

    def change(self, pairs):
        """Writes what changed there and was not changed here."""
        if not pairs:
            return
        keys = [planned.post for _, planned in pairs]
        remember(Post, keys)
        rows = known_posts([entry.source_id for entry, _ in pairs])
        signed, pictured, written = {}, [], []
        for entry, planned in pairs:
            row = rows[entry.source_id]
            had = pictures_of(row)
            values = {name: value for name, value in self.values(entry, had).items() if name in planned.changed}
            row.taken |= {**digests(values), "file": digest_of(entry, **self.how)}
            row.labels = entry.labels
            if values.pop("authors", None) is not None:
                signed[planned.post] = entry.authors
            if "body" in values:
                pictured.append((row.post, entry.pictures, had))
            for name, value in values.items():
                setattr(row.post, name, value)
            written.append(row.post)
        Post.authors.through.objects.filter(post__in=signed).delete()
        self.sign(signed)
        Post.objects.bulk_update(written, FIELDS)
        self.picture(pictured)
        self.lead(pairs)
        for host in {self.host_of(entry) for entry, _ in pairs}:
            keys = [planned.post for entry, planned in pairs if self.host_of(entry) == host]
            OldAddress.objects.of_posts(keys).exclude(host=host).update(host=host)
        Imported.objects.bulk_update([rows[entry.source_id] for entry, _ in pairs], ["taken", "labels"])
        note_update(Post, keys)
        self.propose([(entry, rows[entry.source_id].post) for entry, _ in pairs])

    def propose(self, pairs):
        self.proposed += save_new(proposals_for(pairs, self.names))

    # Comments

    def make_comments(self, entries):
        wanted_ids = set(self.plan.new_comments)
        entries = {entry.source_id: entry for entry in entries if entry.source_id in wanted_ids}.values()
        asked = {entry.in_reply_to for entry in entries}
        posts = dict(Imported.objects.of_sources(asked).exclude(post=None).values_list("source_id", "post"))
        Comment.objects.bulk_create(
            Comment(
                post_id=posts[entry.in_reply_to],
                name=(entry.authors or [NOBODY])[0][:LONGEST_NAME],
                text=entry.html[:LONGEST_COMMENT],
                written_at=entry.published or timezone.now(),
                imported_as=entry.source_id,
            )
            for entry in entries
        )
        Imported.objects.bulk_create(Imported(source_id=entry.source_id, kind=entry.kind) for entry in entries)
