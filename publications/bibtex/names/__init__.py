"""Printed names: how BibTeX files write them, read and written."""
