"""Forms of the office's work."""
