"""One small port, two backends with the same meaning.

`matching(rows, text)` narrows a QuerySet of events to those whose headline or statements hold every word of `text`, one
of statements to those whose content does, one of articles to those whose title and text do:
stemmed (Porter), case and diacritics folded, "quoted words" side by side, and the last word as the beginning of one.
What a reader types is never query syntax.
"""

from timeline.search.port import among, drift, found, having, hits, matching, positions, rebuild
from timeline.search.query import Query, parse

__all__ = [
    "Query", "among", "drift", "found", "having", "hits", "matching", "parse", "positions", "rebuild",
]  # fmt: skip
