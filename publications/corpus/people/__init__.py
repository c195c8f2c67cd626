"""Invented people and their printed names."""
