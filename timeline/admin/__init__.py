"""The records clerk's desk."""
