"""Readers for files and pasted text; storing what they read, once."""
