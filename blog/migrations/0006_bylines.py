from django.db import migrations

from pilots.migrations._at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [("blog", "0005_authors")]

    operations = [
        AtOnce(
            [
                migrations.RemoveField(model_name="historicalpost", name="author"),
                migrations.RemoveField(model_name="post", name="author"),
            ]
        )
    ]
