"""Decision whether two works are one, by identifiers, titles, names and venues. Pure functions."""
