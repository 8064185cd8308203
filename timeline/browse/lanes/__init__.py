"""Lanes: the events of a window side by side, a row for each state, actor, theme or curated timeline."""
