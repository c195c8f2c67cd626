"""Notation: how tools and people write the entries of a bibliography."""
