"""One small port, two backends with the same meaning.

`matching(events, text)` narrows a QuerySet of events to those whose headline or statements hold every word of `text`:
stemmed (Porter), case and diacritics folded, "quoted words" side by side, and the last word as the beginning of one.
What a reader types is never query syntax.
"""

from timeline.search.port import drift, matching, rebuild
from timeline.search.query import Query, parse

__all__ = ["Query", "drift", "matching", "parse", "rebuild"]
