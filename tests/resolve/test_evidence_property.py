"""Whatever the text, every stored piece of evidence is word for word what stands at its offsets."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from timeline.extract.extraction import (
    Extraction,
    FoundActor,
    FoundEvent,
    FoundStatement,
    HeldPosition,
    Span,
)
from timeline.ingest.draft import Draft, Refused
from timeline.ingest.readers import read_text
from timeline.ingest.store import store
from timeline.models import Article, Evidence
from timeline.resolve import resolve

CHARACTERS = st.one_of(
    st.sampled_from("aB .\n\r\t“”é한🇰🇷\u0301\u200d\ufeff𐍈"),
    st.characters(exclude_categories=["Cs"], exclude_characters="\0<"),
)
TEXTS = st.text(CHARACTERS, min_size=1, max_size=120)


@st.composite
def extractions(draw, text):
    """Any extraction of `text`, its spans anywhere in it."""

    def span():
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return Span(start, end, text[start:end])

    actors = []
    for n in range(draw(st.integers(0, 3))):
        name = draw(st.sampled_from(["Ana Sousa", "Sousa", "Portugal", "Foreign Ministry", "한국 외교부"]))
        kind = draw(st.sampled_from(["person", "state", "organisation"]))
        held = (HeldPosition("Minister", None, span()),) if draw(st.booleans()) else ()
        iso3 = draw(st.sampled_from([None, "PRT"]))
        actors.append(FoundActor(f"A{n}", name, kind, (span(), span()), iso3, None, held))
    who = tuple(actor.id for actor in actors)
    said = [
        FoundStatement(
            "S1", (span(), span()), "direct", "comment", who[0] if who else None, cue=span(), said_span=span()
        )
    ]
    met = [
        FoundEvent(
            f"E{n}",
            "They met",
            span(),
            (span(),),
            "CONSULT",
            actors=who,
            edtf="2021-06-21",
            date_span=span(),
            statements=("S1",),
        )
        for n in range(draw(st.integers(0, 2)))
    ]
    return Extraction(text, None, "any", actors=tuple(actors), statements=tuple(said), events=tuple(met))


class EvidenceTest(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_evidence_fits_whatever_the_text(self, data):
        try:
            draft = read_text(data.draw(TEXTS), origin="any")
        except Refused:
            return
        article = store(draft).article
        resolve(article, data.draw(extractions(article.text)))
        assert Article.objects.get().text == draft.text
        assert not list(Evidence.objects.breaches())
        for piece in Evidence.objects.select_related("article"):
            around = piece.prefix + piece.exact + piece.suffix
            assert (
                around == piece.article.text[piece.start - len(piece.prefix) : piece.end + len(piece.suffix)]
            )

    @settings(max_examples=100, deadline=None)
    @given(TEXTS)
    def test_a_text_is_stored_as_it_is_but_for_its_newlines(self, text):
        try:
            draft = read_text(text, origin="any")
        except Refused:
            return
        assert draft.text == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        assert store(draft).article.text == draft.text


def test_a_draft_is_not_changed_by_storing(db):
    draft = Draft(text="They met in Lisbon.", source="Wire")
    assert store(draft).article.text == draft.text
    with pytest.raises(AttributeError):
        draft.text = "other"
