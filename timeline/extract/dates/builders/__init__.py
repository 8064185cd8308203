"""From a rule's match to its meaning: one builder for each `build` of the rule files."""

from __future__ import annotations

from timeline.extract.dates.builders import (
    anaphora,
    antiquity,
    calendar_dates,
    clocks,
    lengths,
    periods,
    quarters,
    ranges,
    relative_dates,
    seasons,
    weekdays,
    years,
)

BUILDERS = (
    calendar_dates.BUILDERS
    | ranges.BUILDERS
    | years.BUILDERS
    | antiquity.BUILDERS
    | weekdays.BUILDERS
    | relative_dates.BUILDERS
    | anaphora.BUILDERS
    | periods.BUILDERS
    | quarters.BUILDERS
    | seasons.BUILDERS
    | clocks.BUILDERS
    | lengths.BUILDERS
)
"""The name that a rule gives → (match, reference) → what it means; raises `NotADateError` for what is none."""
