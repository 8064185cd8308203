"""What became known between two days: `span` reads the days, `found` finds the events, `change` says what differs."""
