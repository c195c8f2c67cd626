"""News: items on pages, and their feed."""
