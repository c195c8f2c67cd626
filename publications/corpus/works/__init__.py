"""Invented works, their venues and their identifiers."""
