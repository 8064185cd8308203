"""Readers' pages: read the form, call one named query, render one template."""

from timeline.browse.views.about import about
from timeline.browse.views.actors import actor, actors
from timeline.browse.views.articles import article, articles
from timeline.browse.views.between import between, choose_two
from timeline.browse.views.changes import changes
from timeline.browse.views.curated import curated
from timeline.browse.views.events import event, known
from timeline.browse.views.everywhere import everywhere
from timeline.browse.views.statements import statements
from timeline.browse.views.timeline import clusters, contents, lanes, numbers, printed, timeline

__all__ = [
    "about",
    "actor",
    "actors",
    "article",
    "articles",
    "between",
    "changes",
    "choose_two",
    "clusters",
    "contents",
    "curated",
    "event",
    "everywhere",
    "known",
    "lanes",
    "numbers",
    "printed",
    "statements",
    "timeline",
]
