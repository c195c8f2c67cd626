"""Databases of former releases, brought to the version of today."""
