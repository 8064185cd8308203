import json
from pathlib import Path

import pytest

from tests.bench.gold import OWN, comparison, halves

FILES = sorted(OWN.glob("*.json"))


def _spans(value):
    """Every span object below a value."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value
        for below in value.values():
            yield from _spans(below)
    elif isinstance(value, list):
        for below in value:
            yield from _spans(below)


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def article(request):
    """One annotated article."""
    return json.loads(request.param.read_text("utf-8"))


def test_every_span_is_what_the_text_has_there(article):
    spans = list(_spans({key: value for key, value in article.items() if key != "text"}))
    assert spans
    assert all(article["text"][span["start"] : span["end"]] == span["text"] for span in spans)


def test_every_actor_that_is_named_exists(article):
    known = {actor["id"] for actor in article["actors"]}
    named = [actor["affiliation"] for actor in article["actors"]]
    named += [position["org"] for actor in article["actors"] for position in actor["positions"]]
    for statement in article["statements"]:
        named += [statement["speaker"], *statement["addressee"], *statement.get("co_speakers", [])]
    for event in article["events"]:
        named += [*event["actors"], *event["recipients"], *event.get("actors_optional", [])]
        named += [one for others in event.get("actors_alternates", []) for one in others]
    assert {name for name in named if name is not None} <= known


def test_ids_are_given_once(article):
    for part in ("actors", "statements", "events"):
        ids = [row["id"] for row in article[part]]
        assert len(ids) == len(set(ids))


def test_the_words_beside_the_files_name_those_that_are_never_read():
    read, unread = halves(FILES)
    rows = [f"| `{one.stem}` | `{other.stem}` |" for one, other in zip(read, unread, strict=True)]
    assert "\n".join(rows) in (OWN / "README.md").read_text("utf-8")


def test_which_files_are_unread_depends_on_the_id_only(tmp_path):
    for number in range(8):
        (tmp_path / f"{number}.json").write_text(json.dumps({"doc": {"id": f"release {number}"}}), "utf-8")
    files = sorted(tmp_path.glob("*.json"))
    read, unread = halves(files)
    assert (len(read), len(unread)) == (3, 5)
    assert halves(list(reversed(files))) == (read, unread)


def test_the_sets_stand_side_by_side():
    share = {"acc": 0.5, "ok": 1, "n": 2}
    found = {"P": 1.0, "R": 0.5, "F1": 0.667, "tp": 1, "pred": 1, "gold": 2}
    report = {
        "articles": 1,
        "actors": {"mentions": found},
        "statements": {"act": share},
        "events": {"false": 0, "non_event_hits": {"hit": 0, "of": 3}},
    }
    none = {**report, "statements": {"act": {"acc": None, "ok": 0, "n": 0}}}
    lines = comparison({"ours": report, "unread": none}).splitlines()
    assert lines[0].split() == ["ours", "unread"]
    assert "0.667 (1/1/2)" in lines[3]
    assert "0.500 (1/2)" in lines[5]
    assert "- (0/0)" in lines[5]
    assert "0/3" in lines[-1]


def test_own_files_lie_beside_the_measurement():
    assert {file.parent for file in FILES} == {Path(__file__).with_name("gold")}
    assert len(FILES) == 10
