"""Addresses that are put together give what Django's own look-up gives."""

import pytest
from django.urls import NoReverseMatch, get_script_prefix, reverse, set_script_prefix

from timeline.models.addresses import address


@pytest.mark.parametrize("name", ["event", "known", "actor", "article"])
def test_a_thing_has_the_address_that_its_name_says(name: str) -> None:
    assert address(name, 42) == reverse(name, args=[42])


def test_a_page_has_the_address_that_its_name_says() -> None:
    assert address("statements") == reverse("statements")


def test_a_site_below_a_prefix_has_it_in_every_address() -> None:
    assert address("event", 42) == "/events/42/"
    before = get_script_prefix()
    set_script_prefix("/archive/")
    try:
        assert address("event", 42) == "/archive/events/42/"
    finally:
        set_script_prefix(before)
    assert address("event", 42) == "/events/42/"


def test_a_thing_that_is_not_stored_has_no_address() -> None:
    with pytest.raises(NoReverseMatch):
        address("event", None)
