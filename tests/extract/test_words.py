"""Parts of speech and lemmas: as the model's own components give them, however often a word has been seen."""

from spacy.attrs import DEP, LEMMA, POS, TAG
from spacy.tokens import Doc

from timeline.extract import words as room
from timeline.extract.parser import parse, parser

TEXT = """The envoys haven't signed it, and they weren't going to. There's no deal; there are talks.

Let's see, she said: y'all ain't gonna like what we've got. He gets the papers, they got the keys, and I've gotta go.

The minister's been meeting those who'd left. "That is better," the Dutch said, but it won't last.
Ministers met minister Meeting at the meeting. C'm on."""


def by_the_model(doc):
    """What the model's own two components say of the tokens as they are tagged and parsed."""
    own = Doc(doc.vocab, words=[token.text for token in doc])
    own.from_array([TAG, DEP], doc.to_array([TAG, DEP]))
    for name in ("attribute_ruler", "lemmatizer"):
        own = parser().get_pipe(name)(own)
    return own.to_array([TAG, POS, LEMMA, DEP]).tolist()


def test_what_is_remembered_is_what_the_model_says():
    first, again = parse([TEXT, TEXT])
    assert first.to_array([TAG, POS, LEMMA, DEP]).tolist() == by_the_model(first)
    assert again.to_array([TAG, POS, LEMMA, DEP]).tolist() == by_the_model(again)


def test_two_tokens_may_say_together_what_neither_says_alone():
    (doc,) = parse(["Let's go."])
    assert [token.lemma_ for token in doc][:2] == ["let", "us"]


def test_what_is_remembered_is_bounded(monkeypatch):
    monkeypatch.setattr(room, "MOST", 3)
    docs = list(parse(["The envoy left.", "The envoys left again.", "The envoy left."]))
    assert [token.lemma_ for token in docs[1]] == ["the", "envoy", "leave", "again", "."]
    assert len(parser().get_pipe("chancery_words")._known) < 10


def test_a_text_without_tokens_is_left_as_it_is():
    (doc,) = parse([""])
    assert len(doc) == 0


def test_what_another_thread_has_forgotten_meanwhile_is_said_all_the_same(monkeypatch):
    words = parser().get_pipe("chancery_words")
    one, other = parse(["The envoys left.", "Talks went on."])
    alone = words._alone

    def meanwhile(key):
        monkeypatch.setattr(words, "_alone", alone)
        words(other)
        return alone(key)

    monkeypatch.setattr(room, "MOST", 0)
    monkeypatch.setattr(words, "_alone", meanwhile)
    assert [token.lemma_ for token in words(one)] == ["the", "envoy", "leave", "."]
