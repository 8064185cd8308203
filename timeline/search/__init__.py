"""One small port, two backends with the same meaning."""
