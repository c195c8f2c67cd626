"""Imports in the admin: the history and the wizard."""
