"""Resources of the API: which records there are, and what is said of each."""
