"""Templates as they are sent: without the indentation, which is there for those who read them here."""

import re

from django.template.loaders.filesystem import Loader as Files

INDENTATION = re.compile(r"\n\s+")


class Loader(Files):
    def get_contents(self, origin):
        """A template’s text, each line break with the blanks after it made one line break; no `pre` holds any."""
        return INDENTATION.sub("\n", super().get_contents(origin))
