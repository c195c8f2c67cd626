"""Editors of research groups: their auth groups, permissions and forms."""
