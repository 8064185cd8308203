"""Editors' pages: the queue, the annotation of an article, forms, merge and split, history."""
