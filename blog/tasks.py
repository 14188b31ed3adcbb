"""What takes long in the commentary: done at once on a laptop, by `manage.py db_worker` where one runs."""

from django_tasks import task

from blog.importing import pictures, uploads


@task()
def look_through_blog(upload_pk):
    uploads.look_through(upload_pk)


@task()
def bring_in_blog(upload_pk):
    uploads.bring_in(upload_pk)


@task()
def fetch_pictures(keys, officer_pk):
    pictures.fetch_with_keys(keys, officer_pk)
