"""Names of people as pure functions: parts, keys for comparison, spellings, short forms."""
