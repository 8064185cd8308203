"""Fixtures shared by all tests."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items):
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
