"""Notation of entries by different tools and people."""
