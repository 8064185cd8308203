"""How much two articles are about the same story."""

from timeline.resolve.weighing.stories import Story, rarity

PORT = Story(
    "Divers raised the ferry Halvard from the harbour of Tromsdal on Sunday, three weeks after it sank."
)
AGAIN = Story(
    "The ferry Halvard, which sank off Tromsdal three weeks ago, was lifted by divers. The owner thanked them."
)
OTHER = Story(
    "Farmers in the valley said on Sunday that the harvest was three weeks late after a cold spring."
)


def test_a_copy_is_wholly_alike_and_nothing_is_like_nothing():
    assert round(PORT.likeness(PORT), 6) == 1
    assert Story("").likeness(PORT) == 0


def test_two_reports_of_one_matter_are_much_more_alike_than_two_of_one_day():
    assert PORT.likeness(AGAIN) > 3 * PORT.likeness(OTHER)
    assert PORT.likeness(AGAIN) == AGAIN.likeness(PORT)


def test_a_shared_name_tells_more_than_a_shared_word():
    name = Story("A boat called Halvard came.").likeness(Story("She went with Halvard there."))
    word = Story("A boat called ferry came.").likeness(Story("She went with ferry there."))
    assert name > word > 0


def test_words_that_everybody_uses_are_not_rare():
    assert rarity("the") == 0
    assert rarity("said") < rarity("minister") < rarity("spitsbergen")
