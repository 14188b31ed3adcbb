from django.db import models
from django.db.models.functions import Lower

from pilots.models.citation import Citation, Fact
from pilots.publishing import RecordQuerySet, public
from pilots.versions import Versioned, VersionedQuerySet


class RegionQuerySet(RecordQuerySet):
    def for_page(self):
        return self.select_related("unison_region_source").with_sources()


class Region(Fact):
    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    unison_region = models.CharField(
        "UNISON region", max_length=80, blank=True, help_text="The union's region that covers it."
    )
    unison_region_source = models.ForeignKey(
        "pilots.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="source of the UNISON region",
        help_text="Empty: the UNISON region is shown as unverified.",
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name")]

    def __str__(self):
        return self.name


class RegionCitation(Citation):
    fact = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="citations")


class ThemeQuerySet(VersionedQuerySet):
    def in_use(self):
        """Themes that a public pilot works on."""
        return self.filter(public("pilots__")).distinct()


class Theme(Versioned):
    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name")]

    def __str__(self):
        return self.name


class PilotTheme(Fact):
    """That a pilot worked on a theme."""

    pilot = models.ForeignKey("pilots.Pilot", on_delete=models.CASCADE, related_name="pilot_themes")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="pilot_themes")

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "theme of a pilot"
        verbose_name_plural = "themes of pilots"
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "theme"],
                name="a_theme_once_in_a_pilot",
                violation_error_message="This pilot already has this theme.",
            )
        ]

    def __str__(self):
        return f"{self.theme} in {self.pilot}"


class PilotThemeCitation(Citation):
    fact = models.ForeignKey(PilotTheme, on_delete=models.CASCADE, related_name="citations")
