"""Openings on pages."""
