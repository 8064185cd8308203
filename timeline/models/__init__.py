"""What is kept, one module a noun."""

from timeline.models.actor import Actor, ActorName, Mention, Position
from timeline.models.article import Article, Extracted, Precision
from timeline.models.counts import ActorCount, ArticleCount, EventCount, Grain, QuadCount
from timeline.models.curated import Timeline, TimelineEntry
from timeline.models.decision import Decision, Verb
from timeline.models.event import Event, EventReport, Participation, ReportedRole
from timeline.models.evidence import Evidence
from timeline.models.known import EventKnown
from timeline.models.note import Note
from timeline.models.resemblance import EventResemblance, Resemblance, SuggestedPair
from timeline.models.saved import SavedView
from timeline.models.source import Source
from timeline.models.statement import Statement, StatementRole

__all__ = [
    "Actor",
    "ActorCount",
    "ActorName",
    "Article",
    "ArticleCount",
    "Decision",
    "Event",
    "EventCount",
    "EventKnown",
    "EventReport",
    "EventResemblance",
    "Evidence",
    "Extracted",
    "Grain",
    "Mention",
    "Note",
    "Participation",
    "Position",
    "Precision",
    "QuadCount",
    "ReportedRole",
    "Resemblance",
    "SavedView",
    "Source",
    "Statement",
    "StatementRole",
    "SuggestedPair",
    "Timeline",
    "TimelineEntry",
    "Verb",
]
