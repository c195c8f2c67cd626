"""Backup and restore: the database and all uploaded files in one archive with checksums."""
