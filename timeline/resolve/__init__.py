"""Mentions become identities: actors, events and statements across articles."""
