"""Lists of publications in the formats of other programs."""
