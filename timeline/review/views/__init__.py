"""Thin views, one module a page."""
