"""How static files are sent: hashed, compressed, and our own styles without their comments and blanks."""

from django.core.files.base import ContentFile
from rcssmin import cssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage


class SmallStaticFilesStorage(CompressedManifestStaticFilesStorage):
    def save(self, name, content, max_length=None):
        """Keeps a file under `name`; a style sheet of ours only after what browsers do not read is taken out."""
        if name.startswith("campaign/") and name.endswith(".css"):
            content = ContentFile(cssmin(content.read()))
        return super().save(name, content, max_length)
