"""Whose words count."""

from timeline.models.telling.voices import best, heard, outdated, standing


def places(told):
    return [(t.report.place) for t, _ in heard(told, lambda t: t.report.place)]


def test_a_copy_is_not_heard_beside_its_origin(told):
    first = told("A", place="Oslo")
    assert places([told("B", place="Lisbon", copy_of=first), first]) == ["Oslo"]


def test_a_copy_is_heard_where_its_origin_says_nothing(told):
    first = told("A")
    assert places([first, told("B", place="Oslo", copy_of=first)]) == ["Oslo"]


def test_two_copies_of_an_article_that_is_not_there_are_one_voice(told):
    first = told("A")
    copies = [told(source, place="Oslo", copy_of=first, confidence=0.5) for source in "BC"]
    pairs = heard([*copies, told("D", place="Rome")], lambda t: t.report.place)
    assert best(pairs) == "Rome"


def test_an_older_version_does_not_stand_beside_the_newer(told):
    old = told("A", place="Oslo")
    new = told("A", place="Rome", replaces=old)
    assert outdated([old, new]) == {old.article.pk}
    assert standing([new, old]) == [new]


def test_versions_are_known_by_their_address_where_one_between_tells_nothing(told):
    old = told("A", url="https://a.example/1")
    between = told("A", url="https://a.example/1", replaces=old)
    assert standing([old, told("A", url="https://a.example/1", replaces=between)]) != [old]


def test_of_two_values_alike_the_first_published_is_taken(told):
    later, earlier = told("A", "2021-06-22", place="Oslo"), told("B", "2021-06-21", place="Rome")
    assert best(heard([later, earlier], lambda t: t.report.place)) == "Rome"
