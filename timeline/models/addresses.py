"""Addresses that a page writes by the hundred. A name is looked up once, and each id is put into what was found."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, reverse

_ID = 8_675_309_001
"""Stands for an id while an address is looked up."""


def address(name: str, pk: int | None = None) -> str:
    """The address of that name, of the thing with this id, as `django.urls.reverse` gives it.

    For names that take no argument or one number. Raises NoReverseMatch for others, and for ones that do not exist.
    """
    before, after = _parts(name, pk is not None, get_script_prefix(), settings.ROOT_URLCONF)
    return before if pk is None else f"{before}{pk}{after}"


@lru_cache(maxsize=256)
def _parts(name: str, of_thing: bool, prefix: str, urlconf: str) -> tuple[str, str]:
    """What stands before an id and what behind it, below a prefix, which each thread has for itself."""
    before, _, after = reverse(name, args=[_ID] if of_thing else [], urlconf=urlconf).partition(str(_ID))
    return before, after
