"""Reports that need no database: what matters of an article, a report and its roles."""

from datetime import date
from itertools import count

import pytest

from timeline.models import Article, EventReport, ReportedRole, Source
from timeline.models.telling import Telling


@pytest.fixture
def told():
    """See `teller`."""
    return teller()


def teller():
    """A maker: `told("A", "2021-06-21", copy_of=other, roles=[(actor, role)], **fields of the report)` is one telling."""
    numbers = count(1)
    sources = {}

    def make(source, day="2021-06-22", copy_of=None, replaces=None, roles=(), **fields):
        outlet = sources.setdefault(source, Source(pk=len(sources) + 1, name=source))
        article = Article(
            pk=next(numbers), source=outlet, published_on=date.fromisoformat(day) if day else None,
            copy_of=copy_of and copy_of.article, replaces=replaces and replaces.article,
            version=replaces.article.version + 1 if replaces else 1, url=fields.pop("url", ""),
        )  # fmt: skip
        given = {
            "headline": "They meet",
            "confidence": 0.8,
            "date_basis": "explicit",
            "event_type": "CONSULT",
        }
        report = EventReport(pk=article.pk, article=article, **(given | fields))
        report.clean()
        return Telling(report, [ReportedRole(actor_id=actor, role=role) for actor, role in roles])

    return make
