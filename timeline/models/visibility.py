"""Who sees what: readers see what the desk accepted, or everything marked, by a setting; editors see everything."""

from typing import Any

from django.conf import settings


def is_editor(user: Any) -> bool:
    """Whether `user` may review: in the editors' group, or an administrator."""
    return bool(user and user.is_authenticated and user.has_perm("timeline.review"))


def shows_suggestions(user: Any) -> bool:
    """Whether `user` is shown what the machine suggests beside what an editor accepted."""
    return is_editor(user) or settings.READERS_SEE_SUGGESTIONS
