"""Dates of items: their values in CSL-JSON, and their rendering by a style and a locale."""
