"""`manage.py check_evidence` names what does not match."""

import io

import pytest
from django.core.management import call_command
from django.db import connection

from tests.factories import ArticleFactory, EvidenceFactory, MentionFactory
from timeline.models import triggers

pytestmark = pytest.mark.django_db


def check():
    out = io.StringIO()
    try:
        call_command("check_evidence", stdout=out)
    except SystemExit as exit_:
        return exit_.code, out.getvalue()
    return 0, out.getvalue()


def test_all_is_well_as_long_as_the_database_keeps_its_rules():
    EvidenceFactory(words="met")
    assert check() == (0, "All 1 pieces match the text of their articles.\n")


def test_each_breach_is_named_with_article_evidence_offsets_and_both_texts():
    article = ArticleFactory(title="A tampered article", text="The envoy met the minister.")
    good = EvidenceFactory(words="envoy", mention=MentionFactory(article=article))
    bad = EvidenceFactory(words="minister", mention=MentionFactory(article=article))
    with connection.cursor() as cursor:
        on = " ON timeline_article" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER timeline_article_stays{on}")
        cursor.execute(
            "UPDATE timeline_article SET text = %s WHERE id = %s", ["The envoy met the ministry.", article.pk]
        )
        triggers.install()
    code, said = check()
    assert code == 1
    assert f"Article {article.pk} (A tampered article), evidence {bad.pk}, 18–26" in said
    assert "expected “minister”, found “ministry”" in said
    assert f"evidence {good.pk}," not in said
    assert "1 of 2 pieces do not match." in said
