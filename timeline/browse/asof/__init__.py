"""The timeline as it was known on a day: only what was published by then, and of that only what those reports say.

| module | does |
|---|---|
| `lead` | finds the events that were known, without looking at all of them |
| `flux` | finds those of which later reports say something else |
| `retelling` | gives an event the fields that the reports of the day give it |
| `found` | puts the two together, for the pages that ask `Found` |
"""

from timeline.browse.asof.found import finding
from timeline.browse.asof.retelling import loaded

__all__ = ["finding", "loaded"]
