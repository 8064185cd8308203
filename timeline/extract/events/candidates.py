"""Finds the words that tell of a happening: verbs of `verbs.tsv`, nouns of `nouns.tsv` with what carries them."""

from __future__ import annotations

from spacy.tokens import Span as Sentence

from timeline.extract.events.drafts import Draft
from timeline.extract.events.layout import Layout
from timeline.extract.events.matching import noun_trigger, verb_trigger
from timeline.extract.events.nominals import noun_draft
from timeline.extract.events.verbals import verb_draft
from timeline.extract.reading import Reading


def find(reading: Reading, layout: Layout) -> list[Draft]:
    """Every candidate of the article, in text order; participants, dates and places are still to be filled."""
    found: list[Draft] = []
    for sentence in reading.tokens.sents:
        if not sentence.text.rstrip(' \n”"').endswith("?"):
            found += sorted(_in_sentence(sentence, reading, layout), key=lambda draft: draft.span.start)
    return found


def _in_sentence(sentence: Sentence, reading: Reading, layout: Layout) -> list[Draft]:
    """Verbs with the object their row asks for come first, then event nouns, then verbs that carry none of these."""
    words = [token for token in sentence if token.pos_ in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}]
    verbs = [(token, *match) for token in words if (match := verb_trigger(token))]
    drafts: list[Draft] = []
    taken: set[int] = set()
    carried: set[int] = set()
    for verb, trigger, used in verbs:
        if used and trigger.frame != "attend" and (draft := verb_draft(reading, layout, verb, trigger)):
            drafts.append(draft)
            taken |= used | {verb.i}
    for token in words:
        row = noun_trigger(token) if token.i not in taken else None
        if row and (draft := noun_draft(reading, layout, token, row)):
            drafts.append(draft)
            if draft.carrier is not None and draft.carrier.lemma_ != "arrive":
                carried.add(draft.carrier.i)
    for verb, trigger, used in verbs:
        free = verb.i not in taken and not used and verb.i not in carried
        if (free or trigger.frame == "attend") and (draft := verb_draft(reading, layout, verb, trigger)):
            drafts.append(draft)
    return drafts
