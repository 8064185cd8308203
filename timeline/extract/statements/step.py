"""Statements: the pipeline's step."""

from __future__ import annotations

from timeline.extract.reading import Reading


class StatementFinder:
    """Fills `Reading.statements`."""

    needs = ("tokens", "times", "actors", "mentions")
    gives = ("statements",)

    def __call__(self, reading: Reading) -> None:
        """Find them in the article."""
