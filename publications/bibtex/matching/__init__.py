"""Matching: which publications may be one work."""
