"""How alike two passages are, apart from the people and titles in them."""

from timeline.resolve.likeness import Wording

SAID = "Ana Sousa said on Monday that the two sides would resume the talks on fishing rights in spring."


def test_a_re_edited_sentence_is_the_same():
    other = "On Monday Sousa said that the two sides would resume talks on fishing rights in the spring."
    assert Wording(SAID, ["Ana Sousa"]).is_same([other])


def test_names_alone_make_nothing_alike():
    wording = Wording("Ana Sousa thanked Ivo Brandt.", ["Ana Sousa", "Ivo Brandt"])
    assert not wording.is_like(["Ana Sousa blamed Ivo Brandt."])


def test_a_few_common_words_are_never_the_same():
    assert not Wording("Thank you all very much.", []).is_same(["Thank you all very much."])


def test_the_same_matter_in_other_words_is_alike_but_not_the_same():
    other = "The talks about fishing rights will resume in spring, both sides announced."
    wording = Wording(SAID, ["Ana Sousa"])
    assert wording.is_like([other])
    assert not wording.is_same([other])


def test_nothing_is_like_nothing():
    assert not Wording("", []).is_like([""])
    assert Wording(SAID, []).ratio([]) == 0
