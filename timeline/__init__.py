"""Chancery: a diplomatic event timeline."""
