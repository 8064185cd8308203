"""The records admin in a browser: under the strict policy, without an error, and open to everybody."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect

from tests import factories
from timeline.actions import Edit
from timeline.models import Event

Shown = Callable[..., None]

DJANGOS = ("empty-table-header", "label-title-only", "aria-input-field-name")
"""What Django's own parts leave to wish: a header cell without words, a search field named by a picture, and, inside an
autocomplete that has a name, select2's second text box that has none."""


@pytest.fixture
def clerk(live_server: Any, django_user_model: Any) -> Any:
    user = django_user_model.objects.create_user("clerk", password="correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def event(clerk: Any) -> Event:
    """An event with everything that can hang on one."""
    event = factories.EventFactory(headline="Sousa meets Brandt")
    article = factories.ArticleFactory()
    report = factories.EventReportFactory(event=event, article=article)
    factories.EvidenceFactory(words="met", part="trigger", report=report)
    statement = factories.StatementFactory(event=event, article=article)
    factories.EvidenceFactory(words="We will keep talking", part="content", statement=statement)
    actor = factories.ActorFactory(name="Ana Sousa")
    factories.ActorNameFactory(actor=actor)
    factories.PositionFactory(actor=actor)
    factories.ReportedRoleFactory(report=report, actor=actor)
    factories.ParticipationFactory(event=event, actor=actor)
    mention = factories.MentionFactory(actor=actor, article=article)
    factories.EvidenceFactory(words="Ana Sousa", part="name", mention=mention)
    Edit(user=clerk, subject=event, values={"place": "Seoul"}, reason="The dateline says so").execute()
    return event


def addresses(event: Event) -> list[str]:
    report = event.reports.get()
    actor = event.participations.get().actor
    return [
        "/admin/",
        "/admin/timeline/event/",
        f"/admin/timeline/event/{event.pk}/change/",
        f"/admin/timeline/event/{event.pk}/history/",
        "/admin/timeline/event/add/",
        "/admin/timeline/actor/",
        f"/admin/timeline/actor/{actor.pk}/change/",
        f"/admin/timeline/article/{report.article_id}/change/",
        f"/admin/timeline/eventreport/{report.pk}/change/",
        f"/admin/timeline/statement/{event.statements.get().pk}/change/",
        "/admin/timeline/decision/",
        "/admin/timeline/source/import/",
    ]


def test_every_kind_of_page_is_open_to_everybody(
    page: Page, event: Event, clerk: Any, sign_in: Callable[[Page, Any], None], axe: Shown
) -> None:
    sign_in(page, clerk)
    for address in addresses(event):
        page.goto(address)
        expect(page.locator("#content h1")).to_be_visible()
        axe(page, without=DJANGOS)


def test_in_the_dark_too(
    dark: Page, event: Event, clerk: Any, sign_in: Callable[[Page, Any], None], axe: Shown
) -> None:
    sign_in(dark, clerk)
    for address in addresses(event)[1:3]:
        dark.goto(address)
        axe(dark, without=DJANGOS)


def test_a_clerk_picks_a_participant_by_name(
    page: Page, event: Event, clerk: Any, sign_in: Callable[[Page, Any], None]
) -> None:
    brandt = factories.ActorFactory(name="Ivo Brandt")
    sign_in(page, clerk)
    page.goto(f"/admin/timeline/event/{event.pk}/change/")
    page.get_by_role("button", name="Add another Participation").click()
    page.locator("#participations-1 .select2-selection").click()
    page.locator(".select2-search__field").fill("brandt")
    page.get_by_role("option", name="Ivo Brandt").click()
    page.locator("input[name=_save]").first.click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert event.participations.filter(actor=brandt).exists()


def test_two_events_are_merged_after_a_question(
    page: Page, event: Event, clerk: Any, sign_in: Callable[[Page, Any], None], axe: Shown
) -> None:
    other = factories.EventFactory(headline="Brandt receives Sousa")
    sign_in(page, clerk)
    page.goto("/admin/timeline/event/")
    for row in (event, other):
        page.locator(f"input[name=_selected_action][value='{row.pk}']").check()
    page.locator("select[name=action]").first.select_option("merge")
    page.get_by_role("button", name="Go").first.click()
    axe(page, without=DJANGOS)
    page.get_by_label("Sousa meets Brandt").check()
    page.get_by_role("button", name="Merge").click()
    expect(page.locator(".messagelist")).to_contain_text("merged into “Sousa meets Brandt”")
    other.refresh_from_db()
    assert other.merged_into == event


def test_an_import_is_previewed(
    page: Page, clerk: Any, sign_in: Callable[[Page, Any], None], axe: Shown
) -> None:
    sign_in(page, clerk)
    page.goto("/admin/timeline/source/import/")
    page.locator("input[type=file]").set_input_files(
        {"name": "sources.csv", "mimeType": "text/csv", "buffer": b"id,name\n,The Daily Dispatch\n"}
    )
    page.locator("input[type=submit]").click()
    expect(page.locator(".import-preview")).to_contain_text("The Daily Dispatch")
    axe(page, without=DJANGOS)
