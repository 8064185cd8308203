"""Long lists of numbers as one parameter of a query: Django would prepare, and the database parse, each by itself."""

import json
from collections.abc import Collection
from typing import Any

from django.db import connections
from django.db.models.expressions import RawSQL

LONG = 100
"""From so many on a list is written so."""


def listed(numbers: Collection[int], using: str = "default") -> Any:
    """Some integers, for `__in`: as they are, or if they are many as a subquery of one parameter."""
    if len(numbers) < LONG:
        return numbers
    if connections[using].vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [list(numbers)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(numbers))])
