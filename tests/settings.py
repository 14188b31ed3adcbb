"""The site's own settings, in the environment of a test run."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "a key for tests and nothing else")
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("HTTPS", "off")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs an event loop beside the live server

from campaign.settings import *  # noqa: F403

Path(VAR_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)  # noqa: F405  the test database lies there

MEDIA_ROOT = tempfile.mkdtemp(prefix="attached-")
atexit.register(shutil.rmtree, MEDIA_ROOT, ignore_errors=True)
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405  no thread of a live server holds the database open
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
COMMENTS_OPEN_DAYS = 36_500  # the record that ships takes comments whatever today is
WHITENOISE_AUTOREFRESH = True  # static files straight from their sources
WHITENOISE_USE_FINDERS = True
