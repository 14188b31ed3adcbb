from django.db import models


class LoadedRow(models.Model):
    """A row of the shipped record as it was last loaded, by which an officer's later change is known."""

    noun = models.CharField(max_length=40)
    key = models.CharField(max_length=250)
    values = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["noun", "key"], name="a_row_is_loaded_once")]

    def __str__(self):
        return f"{self.noun} {self.key}"
