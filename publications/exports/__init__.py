"""Publications for other programs: files, and metadata of pages."""
