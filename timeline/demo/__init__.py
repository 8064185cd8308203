"""Demo content: fourteen dispatches, read by the real pipeline, and what an editor decided about them.

The dispatches are our own sentences about public events of 2015 to 2023; the two agencies are invented. Each file
begins with its date and its title; `decisions.tsv` holds the editor's decisions, `positions.tsv` who
held which post when.
"""

from timeline.demo.load import Loaded, load

__all__ = ["Loaded", "load"]
