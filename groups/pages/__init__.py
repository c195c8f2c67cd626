"""Pages of records: an index page per kind, and the page of a research group."""
