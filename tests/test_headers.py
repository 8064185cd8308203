"""Every answer carries the headers that the browser's protection rests on (ASVS 3.4), whatever its status."""

import gzip
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db


def addresses(resolver: Any = None, prefix: str = "/") -> list[str]:
    """Every address without arguments in the URLconf, and one that is not there."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        route = str(pattern.pattern)
        if "<" in route or "(" in route or "^" in route:
            continue
        if isinstance(pattern, URLResolver):
            found += addresses(pattern, prefix + route)
        elif isinstance(pattern, URLPattern):
            found.append(prefix + route)
    return found


ALL = [*addresses(), "/nowhere/", "/events/999999/"]


def check(response: Any, address: str) -> None:
    policy = {part.split()[0]: part.split()[1:] for part in response["Content-Security-Policy"].split("; ")}
    assert policy["default-src"] == policy["frame-ancestors"] == policy["object-src"] == ["'none'"], address
    assert policy["script-src"] == policy["style-src"] == ["'self'"], address
    assert "unsafe" not in response["Content-Security-Policy"], address
    assert response["X-Content-Type-Options"] == "nosniff", address
    assert response["X-Frame-Options"] == "DENY", address
    assert response["Referrer-Policy"] == "same-origin", address
    assert response["Cross-Origin-Opener-Policy"] == "same-origin", address
    if response.status_code not in (301, 302, 304):
        kind = response["Content-Type"]
        assert "charset=utf-8" in kind.lower().replace('"', "") or kind.startswith("application/json"), (
            f"{address}: {kind}"
        )


def test_the_walk_finds_the_addresses() -> None:
    assert {"/", "/admin/", "/accounts/login/", "/timeline.json"} <= set(ALL)
    assert len(ALL) > 40


@pytest.mark.parametrize("signed_in", [False, True], ids=["anonymous", "administrator"])
def test_every_address_answers_with_the_protecting_headers(
    signed_in: bool, client: Client, administrator: Any
) -> None:
    if signed_in:
        client.force_login(administrator)
    for address in ALL:
        response = client.get(address)
        assert response.status_code < 500, address
        check(response, address)


def test_a_refused_form_carries_them_too(administrator: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(administrator)
    response = strict.post("/accounts/logout/")
    assert response.status_code == 403
    check(response, "/accounts/logout/")


def test_a_page_for_a_signed_in_user_is_kept_by_no_cache(client: Client, administrator: Any) -> None:
    client.force_login(administrator)
    for address in ("/", "/admin/", "/timeline.json"):
        assert "no-store" in client.get(address)["Cache-Control"], address


def test_a_page_for_anybody_may_be_kept(client: Client) -> None:
    assert not client.get("/").has_header("Cache-Control")


def test_pages_are_compressed_and_a_signed_in_users_still_kept_by_no_cache(
    client: Client, administrator: Any
) -> None:
    client.force_login(administrator)
    response = client.get("/about/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert "no-store" in response["Cache-Control"]
    assert "Accept-Encoding" in response["Vary"]
    assert b"<title>" in gzip.decompress(response.content)
