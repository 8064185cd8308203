"""One article's extraction into rows, in one transaction, once."""

from django.db import transaction

from timeline.extract.extraction import Extraction
from timeline.models import Article, Evidence, Extracted
from timeline.models.locks import one_writer
from timeline.resolve import presence
from timeline.resolve.actors import resolve_actors
from timeline.resolve.attribution import Captions, add_mentions, add_positions
from timeline.resolve.copies import mark_copies
from timeline.resolve.events import add_events, update_joined
from timeline.resolve.statements import add_statements
from timeline.resolve.suggestions import suggest


@transaction.atomic
def resolve(article: Article, extraction: Extraction) -> bool:
    """Write what was found in `article` and mark it read. An article that is read already stays as it is.

    Gives whether anything was written. Raises ValueError if the extraction is of another text.
    """
    one_writer()
    state, note = Article.objects.filter(pk=article.pk).values_list("extraction", "extraction_note").get()
    if state == Extracted.DONE:
        return False
    if extraction.text != article.text:
        raise ValueError(f"the extraction is not of article {article.pk}'s text")
    _write(article, extraction)
    article.extraction, article.engine = Extracted.DONE, extraction.engine[:60]
    notes = [note] if note and state != Extracted.FAILED else []
    article.extraction_note = "; ".join([*notes, *extraction.notes])[:500]
    article.save(update_fields=["extraction", "engine", "extraction_note"])
    return True


def _write(article: Article, extraction: Extraction) -> None:
    evidence: list[Evidence] = []
    identities, new = resolve_actors(extraction, article.published_on)
    captions = Captions(extraction, identities, article.published_on)
    mentions = add_mentions(article, extraction, identities, evidence)
    add_positions(article, extraction, identities, evidence)
    suggest(new, identities.values())
    events, joined = add_events(article, extraction, identities, mentions, captions, evidence)
    add_statements(article, extraction, identities, events, captions, evidence)
    # Without history rows: a piece of evidence never changes, and its making is that of its owner.
    Evidence.objects.bulk_create(evidence, batch_size=500)
    mark_copies(joined)
    update_joined(event.pk for event in joined)
    update_joined(presence.of_article(article))
