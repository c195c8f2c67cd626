"""Entries of the synthetic bibliography: works written out by type."""
