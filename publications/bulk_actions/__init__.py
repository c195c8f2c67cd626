"""Bulk actions: what is done with the publications that were chosen in their listing."""
