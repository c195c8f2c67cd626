"""Names of people as pure functions: their parts, keys for comparison, spellings and short forms."""
