"""Named entities: as the model's own component finds them, in any text."""

import pytest
from spacy.attrs import ENT_IOB, ENT_TYPE

from timeline.extract.entities import Entities
from timeline.extract.parser import parse, parser

TEXTS = (
    "The Prime Minister of the Kingdom of the Netherlands, Mark Rutte, met Wang Yi and Kim Jong Un in New York City.\n\n"
    "On Tuesday, 4 May 2021, the European Union gave $2.5 million to Médecins Sans Frontières, three envoys said.",
    "Lima",
    "\n\n \n",
    "He was in the United\n\nNations were told of it by the Association of Southeast Asian\n\n\n",
    "",
)
"""With entities of one and many tokens, beside each other, at the end of the text, and cut by an end of a paragraph."""


@pytest.mark.parametrize("text", TEXTS)
def test_entities_are_those_of_the_models_own_component(text):
    (doc,) = parse([text])
    found = doc.to_array([ENT_IOB, ENT_TYPE]).tolist()
    doc.set_ents([], default="missing")
    own = parser().get_pipe("ner")(doc)
    assert found == own.to_array([ENT_IOB, ENT_TYPE]).tolist()
    assert bool(doc.ents) is bool(text.strip())


def test_a_model_that_looks_at_more_moves_than_one_is_refused(monkeypatch):
    monkeypatch.setitem(parser().get_pipe("ner").cfg, "beam_width", 8)
    with pytest.raises(ValueError, match="one move at a time"):
        Entities(parser())
