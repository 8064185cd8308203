"""A reader of articles that costs nothing, for tests of what lies around the extractor."""

import pytest

from timeline.extract.extraction import Extraction, FoundActor, FoundEvent, Span


def found_in(text, published=None):
    """An honest little extractor: the first capitalised word that meets is an actor, the first “met” an event."""
    actors, events = [], []
    start = text.find("Sousa")
    if start >= 0:
        actors.append(FoundActor("A1", "Ana Sousa", "person", (Span(start, start + 5, "Sousa"),)))
    start = text.find("met")
    if start >= 0 and actors:
        trigger = Span(start, start + 3, "met")
        events.append(FoundEvent("E1", "Ana Sousa meets", trigger, (trigger,), "CONSULT", actors=("A1",)))
    return Extraction(text, published, "fake-1", actors=tuple(actors), events=tuple(events))


@pytest.fixture
def quick(monkeypatch):
    """Replace the extractor by one that takes no time; a text with “unreadable” in it raises."""

    def many(documents, only=None, known=None):
        for document in documents:
            if "unreadable" in document.text:
                raise RuntimeError("no sense in it")
            yield found_in(document.text, document.published)

    monkeypatch.setattr("timeline.extract.pipeline.extract_many", many)
    monkeypatch.setattr(
        "timeline.extract.pipeline.extract",
        lambda text, published=None, **kw: next(many([_doc(text, published)])),
    )


def _doc(text, published):
    from timeline.extract.pipeline import Document

    return Document(text, published)
