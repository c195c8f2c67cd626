"""Merging two people, deleting one, and taking either back."""
