"""What a reader's browser does: Chancery's page beside vis-timeline and TimelineJS, with the same events, in one run.

    python -m tests.bench.browser [--events 1000 10000] [--ours 1000000] [--peers FOLDER] [--steps N] [--patience S]

Ready: from the start of the navigation until the page is drawn and nothing moves. A step: a move or a zoom (Chancery: a
key pressed, zooming in from decade to day, stepping, and zooming out again, and the swap that it causes; vis-timeline:
its window moved, or zoomed by half; TimelineJS: the next slide), until the frame after it is drawn. A peer that is not
drawn within the patience is given up for that size, and the table says so. All in Debian's Chromium, one after the
other, on this machine, which may have other work to do: compare the rows. The peers come from npm, into FOLDER, if it
is installed; else ours is measured alone. DOM is the number of elements, heap what the page's script holds.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench import data
from tests.bench.timeline import prepared

ROOT = Path(__file__).resolve().parents[2]
PEERS = ("vis-timeline@8", "@knight-lab/timelinejs@3")
CHROMIUM = "/usr/bin/chromium"
PATIENCE_S = 120

VIS = """<!doctype html><html lang="en"><head><title>vis-timeline</title>
<link rel="stylesheet" href="node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css">
<script src="node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script></head>
<body><div id="place"></div><script>
fetch("events.json").then((r) => r.json()).then((rows) => {
  const item = (e, id) => ({ id, content: e.headline, start: e.first, end: e.last === e.first ? undefined : e.last });
  const options = { height: "600px", start: rows[0].first, end: rows[rows.length - 1].first };
  window.line = new vis.Timeline(document.getElementById("place"), new vis.DataSet(rows.map(item)), options);
  line.on("changed", () => { window.drawn = (window.drawn || 0) + 1; });
});
window.step = (n) => {
  const { start, end } = line.getWindow(), by = (end - start) * (n % 2 ? 0.2 : -0.2), zoom = n % 4 > 1;
  line.setWindow(new Date(+start + by), new Date(+end + (zoom ? -by : by)), { animation: false });
};
</script></body></html>"""

SLIDES = """<!doctype html><html lang="en"><head><title>TimelineJS</title>
<link rel="stylesheet" href="node_modules/@knight-lab/timelinejs/dist/css/timeline.css">
<script src="node_modules/@knight-lab/timelinejs/dist/js/timeline.js"></script></head>
<body><div id="place" style="height: 600px"></div><script>
const day = (text) => { const [year, month, day] = text.split("-").map(Number); return { year, month, day }; };
fetch("events.json").then((r) => r.json()).then((rows) => {
  const events = rows.map((e) => ({ start_date: day(e.first), end_date: day(e.last), text: { headline: e.headline } }));
  window.line = new TL.Timeline("place", { events }, { duration: 0, hash_bookmark: false });
  line.on("loaded", () => { window.drawn = 1; });
});
window.step = () => line.goToNext();
</script></body></html>"""


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[1_000, 10_000], help="for all three")
    parser.add_argument("--ours", type=int, default=0, help="for Chancery once more")
    parser.add_argument("--folder", type=Path, help="where archives are kept, as by tests.bench.timeline")
    parser.add_argument("--peers", type=Path, help="where npm installs the peers")
    parser.add_argument("--steps", type=int, default=24)
    parser.add_argument("--patience", type=int, default=PATIENCE_S, help="seconds that a page may take")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="chancery-peers-") as temporary:
        peers = options.peers or Path(temporary)
        installed = install(peers)
        for events in options.events:
            with prepared("sqlite", events, options.folder) as environment:
                rows.append(ours(environment, events, options.steps))
                if installed:
                    write_events(environment, peers / "events.json")
            rows += beside(peers, events, options) if installed else []
        if not installed:
            print("vis-timeline and TimelineJS could not be installed: Chancery alone.")
    if options.ours:
        with prepared("sqlite", options.ours, options.folder) as environment:
            rows.append(ours(environment, options.ours, options.steps))
    head = ("", "events", "ready ms", "step p50 ms", "step p95 ms", "DOM", "heap MB", "KB sent")
    print(data.table([head, *rows]))
    print(f"Load of the machine: {', '.join(f'{n:.1f}' for n in os.getloadavg())}, {os.cpu_count()} cores.")


def beside(peers: Path, events: int, options: argparse.Namespace) -> list[tuple[str, ...]]:
    """The rows of the peers, with the events that were written for them."""
    (peers / "vis.html").write_text(VIS)
    (peers / "slides.html").write_text(SLIDES)
    server = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1"]
    with listening(server, peers, os.environ) as home:
        return [
            theirs(name, f"{home}/{file}", events, options.steps, options.patience)
            for name, file in (("vis-timeline", "vis.html"), ("TimelineJS", "slides.html"))
        ]


def install(folder: Path) -> bool:
    """Whether the peers are in `folder`, installed by npm if they were not."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "node_modules" / "vis-timeline").exists():
        return True
    npm = shutil.which("npm")
    return (
        bool(npm)
        and not subprocess.run([npm, "install", "--silent", *PEERS], cwd=folder, check=False).returncode
    )


def write_events(environment: dict[str, str], file: Path) -> None:
    """The archive's dated events as the peers take them, in order."""
    code = (
        "import json, sys, django; django.setup()\n"
        "from timeline.models import Event\n"
        "rows = Event.objects.dated().filter(earliest__isnull=False, latest__isnull=False).order_by('position')\n"
        "json.dump([{'headline': h, 'first': str(a), 'last': str(b)} for h, a, b in"
        " rows.values_list('headline', 'earliest', 'latest')], sys.stdout)"
    )
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env=environment,
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    file.write_bytes(told.stdout)


@contextlib.contextmanager
def listening(command: list[str], folder: Path, environment: Any) -> Iterator[str]:
    """A server on a free port (its number is put behind the command) and its address, ready to answer."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    server = subprocess.Popen(
        [*command, str(port)],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(240):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


@contextlib.contextmanager
def page(headers: dict[str, str] | None = None, patience: int = PATIENCE_S) -> Iterator[Any]:
    """An empty page of a fresh browser, which waits so many seconds for anything."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        fresh = browser.new_page(viewport={"width": 1440, "height": 900}, extra_http_headers=headers or {})
        fresh.set_default_timeout(patience * 1000)
        yield fresh
        browser.close()


FRAME = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
KEY = f"""async (key) => {{
    const begun = performance.now();
    const swapped = new Promise((done) => document.addEventListener("htmx:after:swap", done, {{ once: true }}));
    document.dispatchEvent(new KeyboardEvent("keydown", {{ key, bubbles: true }}));
    await swapped;
    return await {FRAME} - begun;
}}"""
KEYS = (*"++[+]++[+]--[----",)
"""From all time to a day and back, with steps between; then again."""
STEP = f"async (n) => {{ const begun = performance.now(); step(n); return await {FRAME} - begun; }}"
SENT = "performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0) / 1000"


def ours(environment: dict[str, str], events: int, steps: int) -> tuple[str, ...]:
    """Chancery as it is served in production, paged through its windows."""
    environment = environment | {"ALLOWED_HOSTS": "127.0.0.1", "TRUST_PROXY": "1"}
    collect = [sys.executable, "-W", "ignore", "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, env=environment, check=True)
    granian = Path(sys.executable).with_name("granian")
    serve = [str(granian), "--interface", "wsgi", "--workers", "1", "timeline.wsgi:application", "--port"]
    https = {"X-Forwarded-Proto": "https"}
    with listening(serve, ROOT, environment) as home, page(https) as shown:
        warm = urllib.request.Request(home, headers=https)  # noqa: S310  our own address
        urllib.request.urlopen(warm).read()  # noqa: S310
        shown.goto(home)
        ready = shown.evaluate(FRAME)
        sent = shown.evaluate(SENT)
        took = [shown.evaluate(KEY, KEYS[n % len(KEYS)]) for n in range(steps)]
        return row(shown, "Chancery", events, ready, took, sent)


def theirs(name: str, address: str, events: int, steps: int, patience: int) -> tuple[str, ...]:
    """A peer, moved by its own interface."""
    from playwright.sync_api import Error

    with page(patience=patience) as shown:
        try:
            shown.goto(address)
            shown.wait_for_function("window.drawn")
            ready = shown.evaluate(FRAME)
            took = [shown.evaluate(STEP, n) for n in range(steps)]
            return row(shown, name, events, ready, took, shown.evaluate(SENT))
        except Error:
            print(f"{name}: given up", flush=True)
            return name, f"{events:,}", f"not within {patience} s", "", "", "", "", ""


def row(shown: Any, name: str, events: int, ready: float, took: list[float], sent: float) -> tuple[str, ...]:
    """The figures of a page that was used."""
    print(f"{name}: measured", flush=True)
    elements = shown.evaluate("document.getElementsByTagName('*').length")
    heap = shown.evaluate("performance.memory.usedJSHeapSize / 1e6")
    ordered = sorted(took)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return (
        name, f"{events:,}", f"{ready:,.0f}", f"{statistics.median(took):,.0f}", f"{p95:,.0f}", f"{elements:,}",
        f"{heap:.1f}", f"{sent:,.0f}",
    )  # fmt: skip


if __name__ == "__main__":
    main()
