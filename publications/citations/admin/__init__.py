"""Citation styles in the admin: those on offer, and adding one from a file or by its name."""
