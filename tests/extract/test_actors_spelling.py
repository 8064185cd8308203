"""Spellings of one name, told by its consonants."""

import pytest

from timeline.extract.actors.spelling import distance, same_sounds, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Park Kyu-duk", "Kyu-deok Park"),
        ("Hasan Suleymani", "Hassan Soleimani"),
        ("Wolodymyr Petrenko", "Volodymyr Petrenko"),
        ("Mohammed Darif", "Mohammad Darif"),
    ],
)
def test_romanisations_of_one_name_sound_alike(one, other):
    assert same_sounds(one, other)
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Park Jong-un", "Park Yo-jong"),
        ("Anna Lind", "Anne Lind"),
        ("John Costa", "Joan Costa"),
        ("Maria Costa", "Maria Castro"),
        ("Costa", "Costa"),
    ],
)
def test_other_names_do_not(one, other):
    assert not same_sounds(one, other)


def test_the_distance_of_two_words_is_the_number_of_letters_to_change():
    assert [distance("duk", "deok"), distance("lind", "lind"), distance("", "abc")] == [2, 0, 3]
