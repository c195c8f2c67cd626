"""Entries that the portal wrote itself."""
