"""Plain text: the article is the text itself, exactly; its first lines may say more about it."""

from timeline.ingest.draft import Draft, Refused
from timeline.ingest.lead import read_lead
from timeline.ingest.limits import MAX_ARTICLE_CHARACTERS


def read(text: str, *, origin: str, notes: tuple[str, ...] = (), title: str = "") -> Draft:
    """The article of a plain text. Raises `Refused` if it is empty or too long."""
    check_length(text)
    lead = read_lead(text)
    return Draft(
        text=text,
        title=title or lead.title,
        source=lead.agency,
        byline=lead.byline,
        published=lead.published,
        origin=origin,
        notes=notes + ((f"no date taken: {lead.doubt}",) if lead.doubt and not lead.published else ()),
    )


def check_length(text: str) -> None:
    """Raise `Refused` for a text without words, or longer than an article may be."""
    if not text:
        raise Refused("it is empty")
    if not any(c.isalnum() for c in text):
        raise Refused("it has no words in it")
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise Refused(f"it has {len(text):,} characters; an article may have {MAX_ARTICLE_CHARACTERS:,}")
