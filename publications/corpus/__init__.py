"""Synthetic bibliographies: invented people, titles and venues, as real files write them."""
