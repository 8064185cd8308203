"""What happened: PLOVER events with status, participants and date."""
