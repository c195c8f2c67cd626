"""Content of a new portal: page titles, legal pages to be filled in, and roles."""
