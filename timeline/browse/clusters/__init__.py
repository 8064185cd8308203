"""Clusters: a window with more events than a page holds, a row for each period of it, each opened in place."""
