"""Third-party files are the published ones, and pages hold nothing that the policy forbids."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
VENDOR = ROOT / "static" / "vendor"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def test_vendored_scripts_have_the_recorded_sum():
    recorded = dict(
        re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})`", (VENDOR / "README.md").read_text(), re.MULTILINE)
    )
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.glob("*.js")}
    assert found
    assert found == recorded


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_style_or_script(path):
    text = path.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|hx-on|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


def test_fonts_come_with_their_licence():
    for family in ("source-serif-4", "source-sans-3"):
        assert "SIL OPEN FONT LICENSE" in (ROOT / "static" / "fonts" / f"{family}-LICENSE.txt").read_text()
