"""Versions of records and pages: compared, and gone back to."""
