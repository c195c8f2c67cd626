"""Removals by hand: merging two publications, deleting one, and taking either back."""
