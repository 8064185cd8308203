"""The WSGI entry point: `granian --interface wsgi timeline.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

YOUNG = 10_000
"""Objects made and kept until the collector looks through the youngest; Python's 700 are a few rows of a page."""


def settle() -> None:
    """Load what every request needs, and keep the garbage collector from looking through it again.

    A hundred and fifty thousand objects live as long as the process; a collection in the middle of a page that walks
    over them all takes longer than the page.
    """
    get_resolver().url_patterns  # noqa: B018  (loads every view)
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 50)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
application = get_wsgi_application()
settle()
