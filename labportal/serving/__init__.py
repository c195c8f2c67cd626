"""Serving: middleware, sessions, dotted paths, errors, health; static files, media, renditions."""
