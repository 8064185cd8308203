"""The desk in a browser: review by keys and without JavaScript, words selected in a text that counts hard, axe."""

import re

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from tests.actions.conftest import desk  # noqa: F401  a fixture
from tests.factories import (
    ArticleFactory,
    EventResemblanceFactory,
    EvidenceFactory,
    StatementFactory,
    TimelineFactory,
    UserFactory,
)
from timeline.actions import Edit, MergeEvents
from timeline.models import Actor, Decision, Event, EventResemblance, Evidence, Note, Statement

HARD = "🇰🇷 서울 👩‍🚀: Envoy Sousa met Brandt.\n\n“We will keep talking 🤝,” Sousa said in 서울 on Monday."


@pytest.fixture
def editor(db):
    user = UserFactory(username="alice")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def at_desk(desk, page, sign_in, editor):  # noqa: F811
    """The queue, opened by alice."""
    sign_in(page, editor)
    page.goto("/desk/")
    return page


def title(page):
    return page.locator("#item-title")


def test_review_by_keys_alone(at_desk):
    page = at_desk
    first, second = Event.objects.to_review()
    expect(title(page)).to_have_text(first.headline)
    page.keyboard.press("j")
    expect(title(page)).to_have_text(second.headline)
    expect(title(page)).to_be_focused()
    page.keyboard.press("k")
    expect(title(page)).to_have_text(first.headline)
    page.keyboard.press("a")
    expect(title(page)).to_have_text(second.headline)
    expect(page.locator(".progress")).to_contain_text("1 left, 1 done today")
    expect(page).to_have_url(re.compile(f"at={second.pk}$"))
    page.keyboard.press("r")
    expect(title(page)).to_have_text("Nothing waits here")
    assert set(Event.objects.values_list("headline", "state")) == {
        (first.headline, "accepted"), (second.headline, "rejected"),
    }  # fmt: skip


def test_undo_by_key_brings_the_item_back_and_says_so(at_desk):
    page = at_desk
    first = Event.objects.to_review().first()
    page.keyboard.press("a")
    expect(page.locator(".last")).to_contain_text(f"Accepted {first.headline}")
    page.keyboard.press("z")
    expect(title(page)).to_have_text(first.headline)
    expect(page.locator("#announcer")).to_contain_text("Taken back")
    expect(page.locator(".progress")).to_contain_text("2 left, 0 done today")
    page.get_by_role("button", name="Do it again").click()
    expect(page.locator(".progress")).to_contain_text("1 left, 1 done today")
    first.refresh_from_db()
    assert first.state == "accepted"


def test_the_speaker_is_set_by_one_key_and_taken_back_by_another(at_desk, desk):  # noqa: F811
    page = at_desk
    later = StatementFactory(article=desk.second, speaker=None, content="We will keep talking")
    EvidenceFactory(statement=later, words="We will keep talking", part="content")
    page.goto("/desk/?kind=statement")
    expect(title(page)).to_have_text("Ana Sousa")
    expect(page.locator(".candidate").first).to_contain_text("1 Ana Sousa")
    expect(page.locator(".candidate").nth(1)).to_contain_text("2 Ivo Brandt")
    page.keyboard.press("2")
    expect(title(page)).to_have_text("Unknown speaker")
    expect(title(page)).to_be_focused()
    expect(page).to_have_url(re.compile(f"at={later.pk}$"))
    said = Statement.objects.get(pk=desk.said.pk)
    assert (said.speaker, said.state) == (desk.brandt, "accepted")
    page.keyboard.press("z")
    expect(title(page)).to_have_text("Ana Sousa")
    assert Statement.objects.get(pk=desk.said.pk).state == "suggested"
    page.keyboard.press("0")
    expect(page.locator(".progress")).to_contain_text("1 left")
    assert Statement.objects.get(pk=desk.said.pk).speaker is None
    page.keyboard.press("u")
    expect(page.locator(".last")).to_contain_text("Left open")
    assert Statement.objects.get(pk=later.pk).deferred_at


def test_the_act_is_changed_from_the_keyboard(at_desk, desk):  # noqa: F811
    page = at_desk
    page.goto("/desk/?kind=statement")
    page.keyboard.press("c")
    expect(page.get_by_label("What the words do")).to_be_focused()
    page.get_by_label("What the words do").select_option("promise")
    expect(page.locator(".last")).to_contain_text("Edited")
    expect(page.get_by_label("What the words do")).to_have_value("promise")
    said = Statement.objects.get(pk=desk.said.pk)
    assert (said.act, said.state) == ("promise", "suggested")


def test_the_speaker_and_the_act_are_set_without_script(no_js_page, sign_in, editor, desk):  # noqa: F811
    page = no_js_page
    sign_in(page, editor)
    page.goto("/desk/?kind=statement")
    page.get_by_label("What the words do").select_option("promise")
    page.get_by_role("button", name="Set", exact=True).click()
    expect(page.get_by_label("What the words do")).to_have_value("promise")
    page.get_by_role("button", name="Ivo Brandt").click()
    expect(title(page)).to_have_text("Nothing waits here")
    said = Statement.objects.get(pk=desk.said.pk)
    assert (said.act, said.state, said.speaker) == ("promise", "accepted", desk.brandt)


def test_keys_are_letters_while_the_editor_writes(at_desk):
    page = at_desk
    page.get_by_label("Why").fill("")
    page.get_by_label("Why").press_sequentially("are")
    page.keyboard.press("Enter")
    assert not Decision.objects.exists()
    page.get_by_role("button", name="Reject").click()
    expect(page.locator(".progress")).to_contain_text("1 left")
    assert Decision.objects.get().reason == "are"


def test_help_lists_the_keys_of_the_desk(at_desk):
    at_desk.keyboard.press("?")
    expect(at_desk.locator("dialog#help")).to_contain_text("put off until later")


def test_a_conflict_is_shown_in_place(at_desk, editor):
    page = at_desk
    first = Event.objects.to_review().first()
    Edit(user=editor, subject=first, values={"place": "Busan"}).execute()
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_contain_text("changed by somebody else")
    expect(page.locator(".item")).to_contain_text("Busan")
    first.refresh_from_db()
    assert first.state == "suggested"


def test_edit_by_key_with_a_picker_and_a_date_that_is_checked_while_typed(at_desk, desk):  # noqa: F811
    page = at_desk
    page.keyboard.press("e")
    page.get_by_label("Date", exact=True).fill("2021-06-19/2021-06-23")
    expect(page.locator(".date-check").first).to_contain_text("19–23 June 2021")
    page.get_by_label("Date", exact=True).fill("June")
    expect(page.locator(".date-check").first).to_contain_text("not a year")
    page.get_by_label("Date", exact=True).fill("2021-06-20")
    who = page.get_by_label("Who").nth(2)
    who.press_sequentially("Sousa")
    offered = page.locator("#lines-2-actor-options option")
    expect(offered).to_have_count(2)
    who.fill(offered.first.get_attribute("value"))
    page.get_by_label("Role", exact=True).nth(2).select_option("about")
    page.get_by_role("button", name="Save and accept").click()
    expect(page.locator(".messages")).to_contain_text("Saved")
    event = Event.objects.get(state="accepted")
    assert event.edtf == "2021-06-20"
    assert event.participations.filter(role="about").count() == 1


def test_review_without_javascript(desk, no_js_page, sign_in, editor):  # noqa: F811
    page = no_js_page
    sign_in(page, editor)
    page.goto("/desk/")
    first, second = Event.objects.to_review()
    page.get_by_role("button", name="Accept").click()
    expect(title(page)).to_have_text(second.headline)
    page.get_by_role("button", name="Later").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="Edit", exact=False).first.click()
    page.get_by_label("Place", exact=True).fill("Busan")
    page.get_by_label("Who").nth(2).fill("Ana Sousa")
    page.get_by_label("Role", exact=True).nth(2).select_option("host")
    page.get_by_role("button", name="Save only").click()
    second.refresh_from_db()
    assert second.place == "Busan"
    assert second.participations.filter(role="host", actor__name="Ana Sousa").exists()
    first.refresh_from_db()
    assert first.state == "accepted"


def select_words(page, words):
    """Drag over the words as a mouse does: from their first to their last letter, across marks."""
    page.evaluate(
        """words => {
            const text = document.getElementById("text");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const whole = text.textContent, from = whole.indexOf(words), to = from + words.length;
            const range = document.createRange();
            for (let at = 0, node; (node = walker.nextNode()); at += node.length) {
                if (from >= at && from < at + node.length) range.setStart(node, from - at);
                if (to > at && to <= at + node.length) range.setEnd(node, to - at);
            }
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
        }""",
        words,
    )


@pytest.mark.parametrize(
    "words", ["Envoy Sousa met Brandt", "keep talking 🤝,” Sousa said in 서울", "서울 👩‍🚀"]
)
def test_words_selected_behind_emoji_and_hangul_have_the_right_offsets(page, sign_in, editor, words):
    article = ArticleFactory(text=HARD)
    sign_in(page, editor)
    page.goto(f"/desk/articles/{article.pk}/")
    select_words(page, words)
    expect(page.get_by_label("The words", exact=True)).to_have_value(words)
    page.get_by_text("Write a note on them").click()
    page.get_by_label("Note", exact=True).fill("Which talks?")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator(".messages")).to_contain_text("Noted")
    piece = Note.objects.get().evidence.get()
    assert HARD[piece.start : piece.end] == words == piece.exact


def test_a_selection_across_paragraphs_and_marks_keeps_its_words(page, sign_in, editor):
    article = ArticleFactory(text=HARD)
    sign_in(page, editor)
    page.goto(f"/desk/articles/{article.pk}/")
    for words in ("Envoy Sousa", "Brandt.\n\n“We will"):
        select_words(page, words)
        page.get_by_text("They tell a new event").click()
        page.get_by_label("Headline").fill("Sousa meets Brandt")
        page.get_by_role("button", name="Add the event").click()
        expect(page.locator(".messages")).to_contain_text("Added")
    select_words(page, "Sousa met Brandt.\n\n“We will keep")
    page.get_by_text("They are a new statement").click()
    page.get_by_role("button", name="Add the statement").click()
    expect(page.locator(".messages")).to_contain_text("Added")
    assert Statement.objects.get().content == "Sousa met Brandt.\n\n“We will keep"
    assert not list(Evidence.objects.breaches())


def test_words_typed_by_hand_work_without_javascript(no_js_page, sign_in, editor):
    article = ArticleFactory(text=HARD)
    page = no_js_page
    sign_in(page, editor)
    page.goto(f"/desk/articles/{article.pk}/")
    page.get_by_label("The words", exact=True).fill("Sousa")
    page.get_by_text("Write a note on them").click()
    page.get_by_label("Note", exact=True).fill("Who?")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.get_by_role("alert")).to_contain_text("2 times")
    page.get_by_label("They start at").fill(str(HARD.rindex("Sousa")))
    page.get_by_role("button", name="Keep the note").click()
    assert Note.objects.get().evidence.get().start == HARD.rindex("Sousa")


def test_on_a_phone_the_verdicts_stay_in_reach_and_the_list_is_one_line(desk, phone, sign_in, editor):  # noqa: F811
    page = phone
    sign_in(page, editor)
    page.goto("/desk/")
    first, second = Event.objects.to_review()
    expect(page.locator(".list li").first).to_be_hidden()
    page.get_by_text("1 of 2").click()
    page.locator(".list").get_by_role("link", name=second.headline).click()
    expect(title(page)).to_have_text(second.headline)
    expect(page.locator(".list summary")).to_contain_text("2 of 2")
    page.evaluate("scrollTo(0, 0)")
    expect(page.get_by_role("button", name="Accept")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Accept").click()
    expect(title(page)).to_have_text(first.headline)
    expect(page.locator(".last")).to_be_in_viewport()


def test_what_is_reached_by_tab_is_not_under_the_verdicts(at_desk):
    page = at_desk
    page.set_viewport_size({"width": 1000, "height": 420})
    page.evaluate("document.getElementById('item-title').focus()")
    for _ in range(4):
        page.keyboard.press("Tab")
        bottom, bar = page.evaluate(
            "[document.activeElement.getBoundingClientRect().bottom,"
            " document.querySelector('.verdict').getBoundingClientRect().top]"
        )
        inside = page.evaluate("Boolean(document.activeElement.closest('.verdict'))")
        assert inside or bottom <= bar + 1


def test_the_desk_is_walked_with_the_tab_key(at_desk):
    page = at_desk
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.innerText || document.activeElement.name || ''").strip()
        )
    names = {re.sub(r"\s+", " ", one) for one in reached}
    assert {"Accept a", "Edit e", "Reject r", "Later d", "Down j"} <= names


def test_one_key_judges_a_pair_and_another_takes_it_back(desk, page, sign_in, editor):  # noqa: F811
    first = EventResemblanceFactory(one=desk.meeting, other=desk.again, score=0.9)
    second = EventResemblanceFactory(score=0.6)
    sign_in(page, editor)
    page.goto("/desk/event/pairs/")
    page.keyboard.press("d")
    page.wait_for_url(f"**/desk/event/pairs/?at={second.pk}")
    assert list(EventResemblance.objects.open()) == [second]
    page.keyboard.press("s")
    expect(page.get_by_text("No pair waits here")).to_be_visible()
    page.keyboard.press("z")
    expect(page.locator(".progress")).to_contain_text("1 waiting")
    assert list(EventResemblance.objects.open()) == [second]
    assert not EventResemblance.objects.open().filter(pk=first.pk)


@pytest.fixture
def addresses(desk, editor):  # noqa: F811
    """Every page of the desk, with something on it."""
    first = Event.objects.get(pk=desk.meeting.pk)
    Edit(user=editor, subject=first, values={"place": "Busan"}, reason="So the communiqué.").execute()
    TimelineFactory()
    EventResemblanceFactory(one=first, other=desk.again, differs=["a date is vague: 2021-06"])
    merged = MergeEvents(user=editor, winner=desk.meeting, loser=desk.again)
    pages = [
        "/desk/", "/desk/?kind=statement", "/desk/?kind=actor", "/desk/?source=999", "/desk/articles/",
        f"/desk/articles/{desk.first.pk}/", "/desk/decisions/", f"/desk/event/{first.pk}/history/",
        f"/desk/actor/{desk.sousa.pk}/history/", f"/desk/event/{first.pk}/edit/", f"/desk/actor/{desk.sousa.pk}/edit/",
        f"/desk/statement/{desk.said.pk}/edit/", "/desk/event/add/", "/desk/actor/add/", "/desk/event/merge/",
        f"/desk/event/merge/?one={first.pk}", f"/desk/event/merge/?one={first.pk}&other={desk.again.pk}",
        f"/desk/actor/merge/?one={desk.sousa.pk}&other={desk.twin.pk}", f"/desk/event/{first.pk}/note/",
        "/desk/event/pairs/", "/desk/actor/pairs/", "/desk/timelines/", "/accounts/password/", "/accounts/password/done/",
    ]  # fmt: skip
    return pages, merged, desk.report


def test_axe_finds_nothing_on_any_page_of_the_desk(addresses, page, sign_in, editor, axe):
    pages, merge, report = addresses
    page.goto("/accounts/login/")
    axe(page)
    sign_in(page, editor)
    for address in pages:
        page.goto(address)
        axe(page)
    merge.execute()
    page.goto(f"/desk/reports/{report.pk}/split/")
    axe(page)


@pytest.mark.parametrize("seen_on", ["phone", "dark"])
def test_axe_finds_nothing_on_a_phone_or_in_the_dark(addresses, request, seen_on, sign_in, editor, axe):
    page = request.getfixturevalue(seen_on)
    sign_in(page, editor)
    for address in addresses[0]:
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is too wide"


def test_signing_in_leads_to_the_queue(page, editor):
    page.goto("/desk/")
    page.get_by_label("Username").fill("alice")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(title(page)).to_have_text("Nothing waits here")
    assert not Actor.objects.exists()
