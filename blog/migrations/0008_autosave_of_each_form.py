import django.db.models.deletion
from django.db import migrations, models
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from pilots.migrations._at_once import AtOnce


def name_forms(apps, schema_editor):
    """What is kept was of one form for each post, and one for all new posts: each of these gets a name."""
    named = Concat(Value("before-"), Cast(F("pk"), CharField()))
    apps.get_model("blog", "Autosave").objects.update(form=named)


def keep_the_last(apps, schema_editor):
    """Back to one row for each post, and one for all new ones: the last that was typed."""
    Autosave = apps.get_model("blog", "Autosave")
    Autosave.objects.exclude(saved_as=None).delete()
    seen = set()
    for row in Autosave.objects.order_by("-saved_at", "-pk"):
        if (row.officer_id, row.post_id) in seen:
            row.delete()
        seen.add((row.officer_id, row.post_id))


class Migration(migrations.Migration):

    dependencies = [("blog", "0007_old_hosts")]

    operations = [
        migrations.RemoveConstraint(model_name="autosave", name="one_autosave"),
        migrations.RemoveConstraint(model_name="autosave", name="one_autosave_new"),
        migrations.AddField(
            model_name="autosave",
            name="form",
            field=models.CharField(default="", max_length=60),
            preserve_default=False,
        ),
        AtOnce(
            [
                migrations.AddField(
                    model_name="autosave",
                    name="saved_as",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="blog.post",
                    ),
                ),
            ]
        ),
        migrations.RunPython(name_forms, keep_the_last),
        migrations.AddConstraint(
            model_name="autosave",
            constraint=models.UniqueConstraint(fields=("officer", "form"), name="one_autosave_of_form"),
        ),
    ]
