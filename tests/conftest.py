"""What all tests share: the development data, users of each rank, and no network beyond this machine."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

# A busy machine is not a failure: examples have no time limit.
hypothesis.settings.register_profile("chancery", deadline=None)
hypothesis.settings.load_profile("chancery")

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that read the development data skip without it, and fail without it in CI."""
    if SHARED.is_dir() or os.environ.get("CI") == "true":
        return
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="no ../shared beside this checkout"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the checkout."""
    assert SHARED.is_dir(), "CI needs ../shared beside the checkout"
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """A test that connects anywhere but to this machine fails, and says where it wanted to go."""
    patch = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex"):
        patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
    yield
    patch.undo()


def _guarded(connect: Any) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
            raise RuntimeError(f"A test tried to connect to {address!r}.")
        return connect(self, address)

    return guarded


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture
def administrator(db: None, django_user_model: Any) -> Any:
    """A superuser who may enter the admin."""
    return django_user_model.objects.create_superuser("administrator", password="correct horse battery")
