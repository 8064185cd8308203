"""The page between two."""
