"""Serving: middleware, health, errors, uploaded media, sessions, scheduled publishing."""
