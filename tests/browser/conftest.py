"""Debian's Chromium against a live server, with the real content security policy, and nothing else on the network.

A test asks for one of `page` (wide, with JavaScript), `phone`, `dark`, `no_js_page`; each fails the test at its end if
the console showed an error or the policy stopped something. `sign_in(page, user)` gives that page a session;
`axe(page)` fails on any violation of WCAG 2.2 A and AA or of axe's best practices.

Under `script-src 'self'` Playwright's `page.wait_for_function("…")` cannot run; use `expect(locator)` instead.
"""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browse.conftest import archive  # noqa: F401  the same small archive
from tests.factories import ArticleFactory, EventFactory, EvidenceFactory, StatementFactory, TimelineFactory

HERE = Path(__file__).parent
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
DELIBERATE = ("status of 403", "status of 409", "status of 413", "status of 422", "status of 429")
"""Answers that a page may show on purpose; Chromium reports them on the console all the same."""

AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's browser; its sandbox cannot run as root."""
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": [*FLAGS, *sandbox]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "viewport": {"width": 1280, "height": 900},
        "locale": "en-GB",
        "timezone_id": "UTC",
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session", autouse=True)
def _migrated(django_db_setup: None, django_db_blocker: Any) -> str:
    """What the migrations made, as Django serialised it; taken before Playwright's loop runs."""
    with django_db_blocker.unblock():
        return str(connection._test_serialized_contents)  # type: ignore[attr-defined]


@pytest.fixture
def _remembered(_migrated: str) -> None:
    """Beside a running loop Django has another connection object, and that one must know what to put back."""
    connection._test_serialized_contents = _migrated  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _committed(_remembered: None, transactional_db: None, django_db_serialized_rollback: None) -> None:
    """The live server sees committed rows only; what the migrations made is put back for each test."""


@pytest.fixture
def open_page(
    browser: Browser, browser_context_args: dict[str, Any], live_server: Any
) -> Iterator[Callable[..., Page]]:
    """`open_page(**context options)` → a page whose relative addresses are the live server's, watched to the end."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**{**browser_context_args, "base_url": live_server.url, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        context.on("page", lambda page: _watch(page, errors))
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert not errors, "The browser's console has errors:\n" + "\n".join(errors)


def _watch(page: Page, errors: list[str]) -> None:
    def console(message: Any) -> None:
        if message.type == "error" and not any(answer in message.text for answer in DELIBERATE):
            where = message.location.get("url") or page.url
            errors.append(f"{page.url}: {message.text} ({where})")

    page.on("console", console)
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A wide window, light, with JavaScript."""
    return open_page()


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """A phone: 390 × 844 points, touch."""
    return open_page(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, has_touch=True, is_mobile=True
    )


@pytest.fixture
def dark(open_page: Callable[..., Page]) -> Page:
    """A wide window of somebody who prefers dark."""
    return open_page(color_scheme="dark")


@pytest.fixture
def no_js_page(open_page: Callable[..., Page]) -> Page:
    """A wide window without JavaScript."""
    return open_page(java_script_enabled=False)


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[Page, Any], None]:
    """`sign_in(page, user)`: the page's browser holds a session of that user, without the login form."""

    def enter(page: Page, user: Any) -> None:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return enter


@pytest.fixture
def axe() -> Callable[..., None]:
    """`axe(page)` asserts that axe-core finds nothing wrong; `within="css selector"` looks at a part only.

    `without` names rules that are not asked, where a page is not ours to mend.
    """

    def check(page: Page, within: str | None = None, without: tuple[str, ...] = ()) -> None:
        options = json.dumps(
            {
                "resultTypes": ["violations"],
                "runOnly": list(AXE_TAGS),
                "rules": {rule: {"enabled": False} for rule in without},
                "preload": False,  # it would write style elements, which the policy stops and the console tells
            }
        )
        scope = json.dumps(within) if within else "document"
        # Through the debugger, which the page's policy does not bind.
        session = page.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": AXE_SCRIPT})
        answer = session.send(
            "Runtime.evaluate",
            {"expression": f"axe.run({scope}, {options})", "awaitPromise": True, "returnByValue": True},
        )
        session.detach()
        found = answer["result"].get("value")
        assert found, f"axe did not run: {answer}"
        told = [
            f"{v['id']} ({v['impact']}): {v['help']}\n"
            + "\n".join(f"    {n['html'][:200]}\n      {n['failureSummary']}" for n in v["nodes"][:5])
            for v in found["violations"]
        ]
        assert not told, f"axe on {page.url}:\n" + "\n".join(told)

    return check


@pytest.fixture
def reading(archive: Any) -> Any:  # noqa: F811
    """The archive with some more events, and a curated timeline."""
    EventFactory(
        headline="Portugal and Norway sign a treaty", edtf="2021-06", event_type="AGREE", state="accepted"
    )
    EventFactory(
        headline="Norway threatens to leave", edtf="2021-06-24", event_type="THREATEN", state="accepted"
    )
    EventFactory(headline="Summit called off", edtf="2021-06-30", status="cancelled", state="accepted")
    EventFactory(headline="Undated visit", edtf="", date_basis="none", state="accepted")
    copy = StatementFactory(
        speaker=archive.sousa, content="We shall keep talking", variant_of=archive.statement, state="accepted",
        article=ArticleFactory(text="“We shall keep talking,” Sousa said."), variant_note="Same speaker.",
    )  # fmt: skip
    EvidenceFactory(words="We shall keep talking", part="content", statement=copy)
    archive.curated = TimelineFactory(query="q=norway", published=True)
    return archive
