"""How static files are sent: hashed, compressed, and our own styles without their comments and blanks."""

from django.core.files.base import ContentFile
from rcssmin import cssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage


class SmallStaticFilesStorage(CompressedManifestStaticFilesStorage):
    def _save(self, name, content):
        """Keeps a file, with or without its hash; of a style sheet of ours only what browsers read."""
        if name.startswith("campaign/") and name.endswith(".css"):
            content.seek(0)  # it was read to be hashed
            text = content.read()
            content = ContentFile(cssmin(text.decode() if isinstance(text, bytes) else text).encode())
        return super()._save(name, content)
