"""Links to the web: where they stand, and whether they still lead anywhere."""
