from django.db import migrations, models

from pilots.migrations._at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [("blog", "0006_bylines")]

    operations = [
        AtOnce(
            [
                migrations.AddField(
                    model_name="oldaddress", name="host", field=models.CharField(blank=True, max_length=255)
                )
            ]
        )
    ]
