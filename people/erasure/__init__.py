"""Names of people who are erased: how they are spelled anywhere, and keyed hashes of them."""
