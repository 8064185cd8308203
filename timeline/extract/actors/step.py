"""Actors: the pipeline's step."""

from __future__ import annotations

from timeline.extract.reading import Reading


class ActorFinder:
    """Fills `Reading.actors`."""

    needs = ("tokens", "times")
    gives = ("actors", "mentions")

    def __call__(self, reading: Reading) -> None:
        """Find them in the article."""
