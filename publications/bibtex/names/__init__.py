"""Printed names in the notation of BibTeX, read and written."""
