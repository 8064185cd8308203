"""Time expressions: the pipeline's step."""

from __future__ import annotations

from timeline.extract.reading import Reading


class TimeFinder:
    """Fills `Reading.times`."""

    needs = ("tokens",)
    gives = ("times",)

    def __call__(self, reading: Reading) -> None:
        """Find them in the article."""
