"""Who said what: source, cue and content."""
