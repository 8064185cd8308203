"""A PostgreSQL of one's own for the length of one command: `python -m tests.postgres -- pytest tests`.

It listens on a socket in a temporary folder only, keeps nothing, and is stopped and removed at the end, however that
comes. PostgreSQL refuses to run as root; root's runs as Debian's `postgres` (or as `nobody`).
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

NAME = "chancery"
PATIENCE = 60
"""Seconds it may take to start, and to stop."""


def programs() -> Path:
    """The folder of the newest PostgreSQL that is installed. Exits with advice if there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    sys.exit("The tests need PostgreSQL: apt-get install postgresql")


def unprivileged() -> dict[str, Any]:
    """The arguments for `subprocess` that leave root's rights behind; none for anybody else."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    sys.exit("PostgreSQL does not run as root, and there is neither a user “postgres” nor “nobody”.")


@contextmanager
def server(kept: Path | None = None) -> Iterator[str]:
    """Start a server, give its `DATABASE_URL`, stop and remove it; what it holds stays in `kept`, if that is given."""
    bin_, as_user = programs(), unprivileged()
    folder = kept or Path(tempfile.mkdtemp(prefix="chancery-pg-"))
    folder.mkdir(parents=True, exist_ok=True)
    process = None
    try:
        if as_user:
            os.chown(folder, as_user["user"], as_user["group"])
        run = {"cwd": folder, "stdout": subprocess.DEVNULL, **as_user}
        making = (
            bin_ / "initdb",
            "-D",
            "data",
            "-U",
            NAME,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        if not (folder / "data" / "PG_VERSION").exists():
            subprocess.run(making, check=True, **run)
        options = (
            "listen_addresses=",
            f"unix_socket_directories={folder}",
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
            "autovacuum=off",
            "jit=off",
            *(("shared_buffers=1GB",) if kept else ()),
        )
        arguments = [part for option in options for part in ("-c", option)]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen([bin_ / "postgres", "-D", "data", *arguments], stderr=log, **run)
        _await_start(bin_, folder, process)
        yield f"postgres://{NAME}@{quote(str(folder), safe='')}/postgres"
    finally:
        if process and process.poll() is None:
            process.send_signal(signal.SIGINT)  # its “fast” shutdown: sessions are ended, files closed
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)


def _await_start(bin_: Path, folder: Path, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        if subprocess.run([bin_ / "pg_isready", "-q", "-h", folder, "-U", NAME], check=False).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit(f"PostgreSQL did not start:\n{(folder / 'log').read_text(errors='replace')}")


def main(command: list[str]) -> int:
    """Run `command` with `DATABASE_URL` set; its exit status."""
    if not command:
        sys.exit("Usage: python -m tests.postgres -- COMMAND [ARGUMENT …]")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:] if sys.argv[1:2] == ["--"] else sys.argv[1:]))
