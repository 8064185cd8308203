"""Settings of the tests: development settings with cheap passwords, on the database that `DATABASE_URL` names."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("DEBUG", "1")
# Playwright's event loop runs in the thread of the tests; Django would refuse to touch the database beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from timeline.settings import *  # noqa: F403
from timeline.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
READERS_SEE_SUGGESTIONS = False
# Static files come from their sources; nothing is collected before a test run.
WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the live server's threads each need a connection of their own, and WAL needs a file.
    _folder = Path(tempfile.mkdtemp(prefix="chancery-test-"))
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)
    DATABASES["default"]["TEST"] = {"NAME": _folder / "test.sqlite3"}
    # A test database need not survive a power cut.
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
