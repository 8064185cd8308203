"""An import in a process of its own, killed and interrupted, on a database of its own."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.own_database

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = ("Ana Sousa", "Ivo Brandt", "Mara Lind", "Tomas Weiss", "Edith Okafor")
PLACES = ("Lisbon", "Oslo", "Vienna", "Nairobi", "Geneva")
ARTICLES = 16


@pytest.fixture(scope="module")
def dump(tmp_path_factory):
    """JSON Lines of synthetic dispatches: the same people meet again and again, and some meetings are told twice."""
    chance = random.Random(2021)
    path = tmp_path_factory.mktemp("dump") / "dump.jsonl"
    lines = []
    for n in range(ARTICLES):
        one, other = chance.sample(PEOPLE, 2)
        day, place = f"2021-06-{n // 2 + 1:02}", chance.choice(PLACES)
        text = (
            f"{place.upper()}, {day} – Foreign Minister {one} met Ambassador {other} in {place} on Tuesday.\n\n"
            f"“We will meet again in round {n}, without preconditions,” {one} said.\n\n"
            f"{other} is due to visit Portugal on June {n // 2 + 9}, 2021."
        )
        lines.append(json.dumps({"id": f"n{n}", "text": text, "published": day, "source": f"Wire {n % 3}"}))
    path.write_text("\n".join(lines) + "\n")
    return path


class Import:
    """`manage.py ingest` on an SQLite database in `folder`: a copy of `empty`, or else a new one."""

    def __init__(self, folder: Path, dump: Path, empty: Path | None = None) -> None:
        self.database, self._dump = folder / "import.sqlite3", dump
        self._environment = os.environ | {"DEBUG": "1", "DATABASE_URL": f"sqlite:///{self.database}"}
        self._environment.pop("DJANGO_SETTINGS_MODULE", None)
        if empty is None:
            self.run("migrate", "--verbosity", "0")
        else:
            shutil.copy(empty, self.database)

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT, env=self._environment, text=True, capture_output=True, timeout=600, check=False,
        )  # fmt: skip

    def ingest(self) -> "subprocess.CompletedProcess[str]":
        return self.run("ingest", str(self._dump))

    def signalled(self, number: int, after: int) -> "tuple[int, str]":
        """Start an import, send it a signal once so many articles are read, and give its exit code and output."""
        process = subprocess.Popen(
            [sys.executable, "manage.py", "ingest", str(self._dump)],
            cwd=ROOT, env=self._environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        while process.poll() is None and self.rows(
            "SELECT count(*) FROM timeline_article WHERE extraction = 'done'"
        ) < [(after,)]:
            time.sleep(0.02)
        process.send_signal(number)
        output, _ = process.communicate(timeout=600)
        return process.returncode, output

    def rows(self, query: str) -> "list[tuple]":
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=30)) as connection:
            return connection.execute(query).fetchall()

    def content(self) -> "dict[str, list[tuple]]":
        """What the database says, without row numbers and times."""
        return {name: sorted(self.rows(query)) for name, query in QUERIES.items()}


QUERIES = {
    "articles": "SELECT external_id, content_hash, extraction FROM timeline_article",
    "actors": "SELECT name, kind, iso3 FROM timeline_actor",
    "events": "SELECT headline, edtf, event_type, status, search_text FROM timeline_event",
    "reports": "SELECT a.external_id, r.headline, r.edtf, e.headline, r.merge_note FROM timeline_eventreport r "
    "JOIN timeline_article a ON a.id = r.article_id JOIN timeline_event e ON e.id = r.event_id",
    "participations": "SELECT e.headline, e.edtf, a.name, p.role, p.caption FROM timeline_participation p "
    "JOIN timeline_event e ON e.id = p.event_id JOIN timeline_actor a ON a.id = p.actor_id",
    "statements": "SELECT a.external_id, s.content, s.edtf FROM timeline_statement s "
    "JOIN timeline_article a ON a.id = s.article_id",
    "evidence": 'SELECT a.external_id, e.start, e."end", e.part, e.exact FROM timeline_evidence e '
    "JOIN timeline_article a ON a.id = e.article_id",
}


@pytest.fixture(scope="module")
def empty(dump, tmp_path_factory):
    """A migrated database with nothing in it."""
    return Import(tmp_path_factory.mktemp("empty"), dump).database


@pytest.fixture(scope="module")
def undisturbed(dump, empty, tmp_path_factory):
    """What an import that nobody stops makes."""
    whole = Import(tmp_path_factory.mktemp("whole"), dump, empty)
    assert whole.ingest().returncode == 0
    content = whole.content()
    assert len(content["articles"]) == ARTICLES
    assert content["evidence"]
    return content


def test_an_import_killed_several_times_ends_as_if_it_had_not_been(dump, empty, tmp_path, undisturbed):
    killed = Import(tmp_path, dump, empty)
    for after in (1, 8):
        code, _ = killed.signalled(signal.SIGKILL, after)
        assert code == -signal.SIGKILL
        half = killed.rows(
            "SELECT count(*) FROM timeline_article a WHERE extraction <> 'done' AND "
            "EXISTS (SELECT 1 FROM timeline_evidence e WHERE e.article_id = a.id)"
        )
        assert half == [(0,)]
    assert killed.ingest().returncode == 0
    assert killed.content() == undisturbed
    assert killed.rows("PRAGMA integrity_check") == [("ok",)]
    assert killed.rows("PRAGMA foreign_key_check") == []
    assert killed.run("check_evidence").returncode == 0
    again = killed.ingest()
    assert (again.returncode, "Nothing new." in again.stdout) == (0, True)
    assert killed.content() == undisturbed


def test_an_import_that_is_interrupted_ends_cleanly_with_130_and_resumes(dump, empty, tmp_path, undisturbed):
    interrupted = Import(tmp_path, dump, empty)
    code, output = interrupted.signalled(signal.SIGINT, 3)
    assert code == 130
    assert "Stopped. Run the same command again to go on." in output
    assert "Traceback" not in output
    assert interrupted.ingest().returncode == 0
    assert interrupted.content() == undisturbed
