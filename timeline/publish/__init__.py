"""The same views as data: JSON and CSV of a window and of statements, JSON of an event."""
