"""Events: the pipeline's step."""

from __future__ import annotations

from timeline.extract.reading import Reading


class EventFinder:
    """Fills `Reading.events`."""

    needs = ("tokens", "times", "actors", "mentions", "statements")
    gives = ("events",)

    def __call__(self, reading: Reading) -> None:
        """Find them in the article."""
