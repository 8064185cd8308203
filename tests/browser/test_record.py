"""The record in a browser: axe on its pages wide, on a phone and in the dark; a row joined by one key."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import (
    ActorFactory,
    ActorNameFactory,
    ArticleFactory,
    EventFactory,
    EventReportFactory,
    EvidenceFactory,
    ParticipationFactory,
    UserFactory,
)
from timeline.actions import ImportRecord
from timeline.models import Event
from timeline.record.columns import Mapped
from timeline.record.rows import understand
from timeline.record.table import read_text

ROWS = (
    "date,end,who,country\n1999-03-02,1999-03-04,Ana Sousa,Chile\n"
    "1999-03-20,,Ana Sousa,Peru\n1999-04-20,,Ana Sousa,Cuba\n"
)
HELD = {"date": "date", "end": "until", "who": "who", "country": "whom"}
ADDRESS = "/record/?from=1999-03-01&to=1999-04-30"


@pytest.fixture
def editor(db):
    user = UserFactory(username="alice")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def told(editor):
    actor = ActorFactory(name="Ana Sousa", kind="person", iso3="PRT")
    ActorNameFactory(actor=actor, name="Ana Sousa")
    for day, land in (("1999-03-03", "CHL"), ("1999-03-26", "PER"), ("1999-04-03", "BOL")):
        event = EventFactory(edtf=day, place_iso3=land, kind="visit", status="happened")
        ParticipationFactory(event=event, actor=actor, role="actor")
        report = EventReportFactory(event=event, article=ArticleFactory(text="Sousa came on a visit."))
        EvidenceFactory(words="came on a visit", report=report)
    entries = understand(read_text(ROWS), Mapped(HELD, kind="visit", state="Portugal")).entries
    ImportRecord(user=editor, chronology="Travels", entries=entries).execute()


@pytest.mark.parametrize("look", ["page", "phone", "dark"])
def test_axe_finds_nothing_on_the_record_and_the_import(
    request, browser, look, told, editor, sign_in, axe, tmp_path
):
    page = request.getfixturevalue(look)
    sign_in(page, editor)
    page.goto(ADDRESS)
    page.locator(".held details > summary").first.click()
    expect(page.locator(".held .accounts").first).to_contain_text("came on a visit")
    axe(page)
    page.goto(reverse("import_record"))
    axe(page)
    file = tmp_path / "more.csv"
    file.write_text(f"{ROWS}soon,,Ana Sousa,Mali\n")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("main")).to_contain_text("Line 5: “date”: “soon” is not a date")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_row_is_joined_with_its_event_by_keys_alone(page, told, editor, sign_in):
    sign_in(page, editor)
    page.goto(ADDRESS)
    page.keyboard.press("j")
    expect(page.locator(".held > li").first).to_be_focused()
    page.keyboard.press("m")
    expect(page.get_by_role("status")).to_contain_text("one event now")
    assert Event.objects.exclude(merged_into=None).count() == 1
