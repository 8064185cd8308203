"""The work that may be left to a background worker (`manage.py db_worker`), by the TASKS setting."""

from django_tasks import task

from timeline.ingest import reading
from timeline.models import Article, Extracted


@task()
def read_article(article_id: int) -> None:
    """Extract and resolve one stored article. Done twice, it does nothing the second time."""
    article = Article.objects.select_related("source").get(pk=article_id)
    if article.extraction != Extracted.DONE:
        reading.read(article)
