"""Whole bibliographies: order, numbers, items that look alike, authors who come again."""
