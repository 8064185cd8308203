import os
import subprocess
import sys

SERVED = """
import gc, sys
from timeline.wsgi import YOUNG, application
print(gc.get_freeze_count() > 50_000, gc.get_threshold()[0] == YOUNG, "timeline.browse.views.timeline" in sys.modules)
"""


def test_what_lives_as_long_as_the_server_is_not_collected() -> None:
    # In a process of its own, because it changes the collector for good.
    command = [sys.executable, "-W", "ignore", "-c", SERVED]
    told = subprocess.run(
        command, env=os.environ | {"DEBUG": "1"}, check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == ["True", "True", "True"]
