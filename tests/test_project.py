"""What holds for the project as a whole: rules over all sources and templates, and papers that tell the truth."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sorted((ROOT / "timeline").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = [path for path in sorted((ROOT / "static").rglob("*.js")) if "vendor" not in path.parts]
STYLES = sorted((ROOT / "static").rglob("*.css"))
MODULES = [path for path in PYTHON if "migrations" not in path.parts]

MOST_LINES = 400
"""A module of more than 250 lines is usually two ideas; one of more than this always is."""


def lines_with(pattern: str, paths: list[Path]) -> list[str]:
    """Where the pattern occurs: “file:line: the line”."""
    found = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if found.search(line)
    ]


# Safety: what the content security policy and the sanitising of texts rest on.


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"\sstyle\s*=", "an inline style, which the policy stops"),
        (r"<style\b", "a style element, which the policy stops"),
        (r"<script(?![^>]*\bsrc=)[^>]*>", "an inline script, which the policy stops"),
        (r"\son[a-z]+\s*=\s*[\"']", "an inline handler, which the policy stops"),
        (r"javascript:", "a script address"),
        (r"\|\s*safe\b|autoescape off|safeseq", "a text that is not escaped"),
        (r"https?://(?!www\.w3\.org/)[\w.-]+/[^\"' ]*\.(?:js|css|woff2?)", "something loaded from elsewhere"),
        (
            r"hx-(?:on|vars|ext|params|disabled-elt|history)\b|hx-(?:vals|headers)\S*=[\"']?js:",
            "a habit of htmx 2, or eval",
        ),
    ],
)
def test_no_template_holds(pattern: str, why: str) -> None:
    assert not lines_with(pattern, TEMPLATES), why


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"\bcsrf_exempt\b", "a view without protection against forged requests"),
        (r"\.extra\(|\.raw\(", "SQL beside the query set"),
        (
            r"^\s*(?:import|from) (?:pickle|marshal|shelve|xml\.etree|xml\.dom|xml\.sax)\b",
            "a parser that can be attacked",
        ),
        (r"yaml\.load\(|\beval\(|\bexec\(|os\.system\(|shell=True", "a text that is run"),
        (r"^\s*(?:import|from) (?:requests|httpx|urllib\.request)\b", "a fetch that no guard sees"),
    ],
)
def test_no_module_holds(pattern: str, why: str) -> None:
    assert not lines_with(pattern, PYTHON), why


def test_only_the_template_tags_mark_html_as_safe() -> None:
    """`mark_safe` is for constants; texts go through `format_html` or, where a page has hundreds, `put`."""
    pattern = r"mark_safe|\bSafeString\("
    marking = {path.name for path in PYTHON if re.search(pattern, path.read_text(encoding="utf-8"))}
    assert marking <= {"chancery.py", "markup.py"}


def test_our_scripts_neither_evaluate_nor_write_html() -> None:
    pattern = r"\beval\(|new Function|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write"
    assert not lines_with(pattern, SCRIPTS)


def test_nothing_is_loaded_from_another_host() -> None:
    assert not lines_with(r"url\(\s*[\"']?(?:https?:)?//|@import", STYLES)


# Order: who may write, and how long a module may be.


def test_tracked_rows_are_changed_by_actions_resolution_and_models_only() -> None:
    """`QuerySet.update`, `bulk_create` and `bulk_update` write no history: elsewhere they would leave no trace."""
    rooms = ("actions", "resolve", "models", "ingest", "search", "migrations")
    outside = [path for path in PYTHON if path.relative_to(ROOT / "timeline").parts[0] not in rooms]
    assert not lines_with(r"objects\b.*\.(?:update|bulk_create|bulk_update|delete)\(", outside)


def test_no_module_is_two_ideas() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in MODULES
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert not long


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_every_data_file_says_what_it_is_where_it_is_from_and_its_licence() -> None:
    data = list((ROOT / "timeline").rglob("*.tsv"))
    assert data
    for path in data:
        head = path.read_text(encoding="utf-8").split("\n\n")[0][:1500]
        assert head.startswith("#"), f"{path.relative_to(ROOT)} has no heading"


# Papers: README and the settings tell the same.


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def environment() -> set[str]:
    """The variables that the settings read, from their source."""
    tree = ast.parse((ROOT / "timeline" / "settings.py").read_text(encoding="utf-8"))
    return {
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and isinstance(node.args[0], ast.Constant)
    }


def table(text: str) -> set[str]:
    """The variables in the first column of a table in Markdown."""
    return set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.M))


def test_readme_names_every_setting_and_no_other() -> None:
    assert len(environment()) >= 8
    assert table(readme()) == environment()


def test_the_settings_own_table_names_every_setting_and_no_other() -> None:
    tree = ast.parse((ROOT / "timeline" / "settings.py").read_text(encoding="utf-8"))
    assert table(ast.get_docstring(tree) or "") == environment()


def commands() -> set[str]:
    return {path.stem for path in (ROOT / "timeline" / "management" / "commands").glob("*.py")} - {"__init__"}


def test_readme_names_every_command() -> None:
    missing = [name for name in commands() if f"`manage.py {name}" not in readme()]
    assert not missing


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def test_readme_names_every_target_of_the_makefile_that_is_for_people() -> None:
    missing = [name for name in targets() if f"`make {name}" not in readme()]
    assert not missing


def paths_in(paper: str) -> Iterator[str]:
    """What a paper says lies in the project: words in backticks that look like paths of ours."""
    for word in re.findall(r"`([\w./-]+/[\w./-]*)`", (ROOT / paper).read_text(encoding="utf-8")):
        if word.split("/")[0] in ("timeline", "templates", "static", "tests", "docs", ".ci"):
            yield word


@pytest.mark.parametrize("paper", ["README.md", "ARCHITECTURE.md", "docs/scaling.md"])
def test_every_path_that_a_paper_names_is_there(paper: str) -> None:
    named = set(paths_in(paper))
    assert named
    assert not [path for path in named if not (ROOT / path).exists()]


def test_architecture_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [
        path.parent.name
        for path in (ROOT / "timeline").glob("*/__init__.py")
        if path.parent.name != "migrations"
    ]
    assert not [room for room in rooms if f"`timeline/{room}/`" not in text and f"`{room}/`" not in text]


PLACES = r"https?:|file:/|--(?:extra-)?index-url|--find-links|--trusted-host|/(?:opt|work|home|tmp)/"


def test_the_locked_requirements_name_no_host_and_no_folder() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(PLACES, text)
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert all(re.match(r"[\w.-]+(?:\[[\w,]+\])?==\S+(?: ; .+)? \\$", line) for line in pinned), name


def test_every_requirement_of_the_project_is_locked() -> None:
    import tomllib

    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    everything = wanted["dependencies"] + wanted["optional-dependencies"]["dev"]
    names = {re.split(r"[\[<>=~!; ]", line)[0].lower().replace("_", "-") for line in everything}
    locked = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    assert not [
        name for name in names if not re.search(rf"^{re.escape(name)}(?:\[[\w,]+\])?==", locked, re.M)
    ]
