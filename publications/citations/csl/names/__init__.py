"""Names of items: one name, lists of names, et al., initials, namesakes."""
