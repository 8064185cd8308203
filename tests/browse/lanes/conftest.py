"""A spring of talks between three states, with a visit, a plan, a month that is all that is known, and much in May."""

from types import SimpleNamespace

import pytest

from tests.factories import ActorFactory, EventFactory, ParticipationFactory, StateFactory


@pytest.fixture
def spring(db):
    portugal = StateFactory(state="accepted")
    norway = StateFactory(name="Norway", iso3="NOR", state="accepted")
    sousa = ActorFactory(name="Ana Sousa", iso3="PRT", state="accepted")

    def event(edtf, *actors, **fields):
        fields = {"headline": f"Talks of {edtf}", "state": "accepted", "edtf": edtf, **fields}
        made = EventFactory(**fields)
        for actor in actors:
            ParticipationFactory(event=made, actor=actor)
        return made

    return SimpleNamespace(
        portugal=portugal,
        norway=norway,
        sousa=sousa,
        event=event,
        first=event("2021-03-01", norway, event_type="ACCUSE"),
        talks=event("2021-04-06", portugal, norway),
        visit=event("2021-04-10/2021-06-20", sousa, kind="visit"),
        month=event("2021-06", norway, event_type="AID"),
        plan=event("2021-04-27", sousa, norway, status="planned", event_type="AGREE"),
        off=event("2021-03-20", sousa, status="cancelled"),
        may=[event("2021-05-10", portugal, event_type="ACCUSE") for _ in range(4)],
        hidden=event("2021-04-06", portugal, state="rejected"),
    )
