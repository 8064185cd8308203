"""What must hold of a roll-up whatever the reports say: no order matters, a copy adds nothing, nothing is overdone."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models.telling.conftest import teller
from timeline.extract.dates.edtf import Edtf
from timeline.models.telling.dates import Days, date_of
from timeline.models.telling.whole import fields, parts

DATES = (
    "", "2021-06", "2021", "2021-06-17", "2021-06-18", "2021-06-14/2021-06-20", "2021-06-16/2021-06-19", "2021-06~",
    "2021-06-15/..", "2021-05-31?",
)  # fmt: skip
BOUNDS = ("../2021-06-18", "../2021-06-16~", "2021-06-16/..", "../2021-05-31")

dates = st.one_of(
    st.tuples(st.sampled_from(DATES), st.sampled_from(["explicit", "carried", "inferred"])),
    st.tuples(st.sampled_from(BOUNDS), st.just("inferred")),
)
reports = st.fixed_dictionaries(
    {
        "source": st.sampled_from("ABCD"),
        "day": st.sampled_from(["2021-06-14", "2021-06-18", "2021-06-21", None]),
        "dated": dates,
        "status": st.sampled_from(["happened", "planned", "cancelled", "denied", "proposed", "ongoing"]),
        "place": st.sampled_from(["", "Oslo", "Rome"]),
        "kind": st.sampled_from(["", "visit", "meeting"]),
        "headline": st.sampled_from(["They meet", "They met", "A visit"]),
        "confidence": st.sampled_from([0.0, 0.3, 0.6, 0.9]),
        "roles": st.sets(
            st.tuples(st.sampled_from([1, 2]), st.sampled_from(["actor", "recipient"])), max_size=3
        ),
    }
)
several = st.lists(reports, min_size=1, max_size=5)


def tell(told, row, **more):
    (edtf, basis), rest = row["dated"], {name: value for name, value in row.items() if name != "dated"}
    return told(
        edtf=edtf, date_basis=basis if edtf else "none", **(rest | {"roles": sorted(row["roles"])} | more)
    )


def result(tellings):
    return fields(tellings), parts(tellings)


@settings(max_examples=60)
@given(several, st.randoms(use_true_random=False))
def test_the_order_of_the_reports_changes_nothing(rows, random):
    told = teller()
    tellings = [tell(told, row) for row in rows]
    shuffled = random.sample(tellings, len(tellings))
    assert result(shuffled) == result(tellings)


@settings(max_examples=60)
@given(several, st.data())
def test_a_copy_changes_nothing(rows, data):
    told = teller()
    tellings = [tell(told, row) for row in rows]
    number = data.draw(st.integers(0, len(rows) - 1))
    weight = data.draw(st.sampled_from([0.3, 0.9]))
    later = data.draw(st.sampled_from(["2021-06-21", "2021-06-30"]))
    copy = tell(told, rows[number], source="Z", copy_of=tellings[number], confidence=weight, day=later)
    at = data.draw(st.integers(0, len(rows)))
    assert result([*tellings[:at], copy, *tellings[at:]]) == result(tellings)


@settings(max_examples=80)
@given(st.lists(st.tuples(st.sampled_from("ABCD"), dates), min_size=1, max_size=5), st.booleans())
def test_no_date_is_narrower_than_what_agrees_with_it_leaves_together(rows, lasting):
    told = teller()
    tellings = [told(source, edtf=edtf, date_basis=basis) for source, (edtf, basis) in rows if edtf]
    found = date_of(tellings, lasting=lasting)
    said = [days for telling in tellings if (days := Days.of(telling.report))]
    if not said:
        assert found.edtf == ""
        return
    value = Edtf.parse(found.edtf)
    shown = Days(value.earliest, value.latest)
    assert any(days.covers(shown) for days in said)
    left = Days(None, None)
    for days in said:
        if days.covers(shown):
            left = left.common(days) or left
    assert (left.first, left.last) == (shown.first, shown.last)


@settings(max_examples=40)
@given(st.integers(0, 40), st.integers(0, 40))
def test_two_days_agree_if_they_are_one(one, other):
    start = Edtf.parse("2021-06-01").earliest
    days = [start + timedelta(days=number) for number in (one, other)]
    assert Days(days[0], days[0]).agrees(Days(days[1], days[1])) == (one == other)
