"""Data entry for records clerks: Django's own admin, each change a decision as on the editors' pages."""

from timeline.admin import actor, article, curated, decision, event, note, report, site, source, statement

__all__ = [
    "actor",
    "article",
    "curated",
    "decision",
    "event",
    "note",
    "report",
    "site",
    "source",
    "statement",
]
