"""Bytes to complete entries: decode -> parse -> resolve."""
