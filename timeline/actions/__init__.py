"""Every change an editor can make, one object each."""
