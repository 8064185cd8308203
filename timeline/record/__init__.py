"""The official record: chronologies read, shown before they count, and held beside what the articles gave."""
