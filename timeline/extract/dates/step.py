"""Time expressions: the pipeline's step."""

from __future__ import annotations

from timeline.extract.dates.finder import find
from timeline.extract.reading import Reading


class TimeFinder:
    """Fills `Reading.times` from the text alone; the parse is not used."""

    needs = ("text", "published")
    gives = ("times",)

    def __call__(self, reading: Reading) -> None:
        """Find them in the article."""
        outlet = reading.outlet
        reading.times, _ = find(reading.text, reading.day, outlet.pack, month_first=outlet.month_first)
