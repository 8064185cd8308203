"""When two sides last met, and how long they did not."""

from datetime import date

from timeline.browse.between.contacts import Contacts, Silence
from timeline.browse.found import Row

TODAY = date(2021, 7, 1)


def row(first, last=None, position=0):
    days = (day.toordinal() if day else None for day in (first, last or first))
    return Row(position, *days, "CONSULT", "happened")


def test_days_are_counted_from_the_end_of_the_last_contact():
    contacts = Contacts.of(
        [row(date(2021, 6, 1), date(2021, 6, 20), 1), row(date(2021, 6, 5), position=2)], TODAY
    )
    assert (contacts.last, contacts.since) == (1, 11)


def test_a_contact_that_lasts_is_no_days_ago():
    assert Contacts.of([row(date(2021, 6, 28), date(2021, 7, 3))], TODAY).since == 0


def test_what_lies_ahead_or_is_not_known_to_the_month_does_not_count():
    rows = [row(date(2021, 8, 1)), row(date(2021, 1, 1), date(2021, 12, 31)), row(None, date(2021, 5, 1))]
    assert Contacts.of(rows, TODAY).last is None


def test_the_longest_silence_lies_between_contacts_and_not_inside_a_long_one():
    rows = [
        row(date(2021, 1, 1), date(2021, 1, 20)),
        row(date(2021, 1, 2)),
        row(date(2021, 2, 1)),
        row(date(2021, 2, 3)),
    ]
    assert Contacts.of(rows, TODAY).longest == Silence(date(2021, 1, 21), date(2021, 1, 31))
    assert Contacts.of(rows, TODAY).longest.days == 11


def test_one_contact_has_no_silence_beside_it_nor_have_two_on_following_days():
    assert Contacts.of([row(date(2021, 6, 1))], TODAY).longest is None
    assert Contacts.of([row(date(2021, 6, 1)), row(date(2021, 6, 2))], TODAY).longest is None
