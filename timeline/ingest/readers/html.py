"""A page or a fragment of HTML: its article text by trafilatura, its title and date by agreement of what the page says.

Where trafilatura keeps next to nothing of a page that has running text, the page's own paragraphs are taken, and a note
says so. That is rare: on the 181 pages of the article extraction benchmark a bolder rule cost .023 of F1.
"""

import re

from timeline.ingest.draft import Draft, Refused
from timeline.ingest.limits import MAX_FILE_BYTES, megabytes
from timeline.ingest.readers import plain
from timeline.ingest.readers.outline import Outline, is_html
from timeline.ingest.readers.signals import Signals

__all__ = ["is_html", "read"]

LITTLE = 250
"""Fewer characters than this from the article finder are doubted where the page has thrice as much running text."""

MIN_CHARACTERS = 80
"""A page with less than this has no article in it."""

_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,8}));?", re.I)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read(markup: str, *, origin: str, notes: tuple[str, ...] = (), title: str = "") -> Draft:
    """The article of an HTML page or fragment. Raises `Refused`."""
    if len(markup) > MAX_FILE_BYTES:
        raise Refused(f"it is HTML of more than {megabytes(MAX_FILE_BYTES)}")
    markup = _fit(markup)
    outline = Outline(markup)
    text, more = _article_text(markup, outline) if outline.is_page else (outline.text(), ())
    if len(text) < MIN_CHARACTERS and outline.is_page:
        raise Refused("it is a web page with hardly any text in it; perhaps it needs JavaScript")
    plain.check_length(text)
    signals = Signals(outline)
    published, doubts = signals.published()
    draft = plain.read(text, origin=origin)
    return Draft(
        text=text,
        title=title or signals.title() or draft.title,
        source=signals.publisher() or draft.source,
        url=signals.url(),
        byline=signals.byline() or draft.byline,
        published=published or draft.published,
        language=signals.language(),
        origin=origin,
        notes=notes + more + doubts + (() if published else draft.notes),
    )


def _article_text(markup: str, outline: Outline) -> tuple[str, tuple[str, ...]]:
    import trafilatura  # slow to import, and only pages need it

    found = trafilatura.extract(markup, include_comments=False) or ""
    text = "\n\n".join(line.strip() for line in found.split("\n") if line.strip())
    if len(text) >= LITTLE:
        return text, ()
    running = outline.text(chrome=False)
    if len(running) >= 3 * max(len(text), MIN_CHARACTERS):
        return running, ("little text kept by the article finder: the page's paragraphs were taken instead",)
    if len(text) < MIN_CHARACTERS and len(everything := outline.text()) >= 3 * MIN_CHARACTERS:
        return everything, ("no article found in the page: all its words were taken",)
    return text, ()


def _fit(markup: str) -> str:
    """Without characters, and references to characters, that XML does not know: one of them loses the whole page."""

    def known(found: re.Match[str]) -> str:
        code = int(found[1], 16) if found[1] else int(found[2])
        fits = code in (9, 10, 13) or (
            0x20 <= code <= 0x10FFFF and not (0xD800 <= code <= 0xDFFF) and code & 0xFFFE != 0xFFFE
        )
        return found[0] if fits else " "

    return _UNFIT.sub(" ", _REFERENCE.sub(known, markup))
