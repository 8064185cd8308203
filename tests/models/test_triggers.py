import pytest
from django.db import connection

from timeline.models import triggers

pytestmark = pytest.mark.django_db


def test_installing_twice_changes_nothing():
    triggers.install()
    triggers.install()


def test_they_are_installed_by_migrate():
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        names = {name for (name,) in cursor.fetchall()}
    assert "timeline_article_stays" in names
    assert any(name.startswith("timeline_evidence_fits") for name in names)
