"""The form of a publication in the admin, and its answers while one types."""
