"""Caches that several processes share: on Redis, or in a table of the database."""
