"""Measurements on the development data beside the checkout: `python -m tests.bench.NAME`, `DATA=path` for other data."""
