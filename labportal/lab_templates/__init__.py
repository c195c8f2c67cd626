"""What a new portal starts with: page titles, legal pages to be filled in, and roles."""
