"""The same views as data: JSON and CSV of a window, JSON of an event."""
