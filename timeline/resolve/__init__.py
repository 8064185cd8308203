"""Mentions become identities: actors, events and statements across articles.

from timeline.resolve import derive, resolve
resolve(article, extraction)   # rows, in one transaction
learned()                      # what editors entered of actors, for the extractor
derive(event)                  # an event's fields from its reports, after a merge or a split
"""

from timeline.resolve.learned import learned
from timeline.resolve.resolution import resolve
from timeline.resolve.rollup import derive

__all__ = ["derive", "learned", "resolve"]
