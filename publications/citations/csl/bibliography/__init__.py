"""Whole bibliographies: sorting, numbers, items that look alike, authors who come again."""
