"""Subjects of research, with the titles and abstracts that are made of their words."""
