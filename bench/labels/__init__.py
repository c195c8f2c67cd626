"""Names, works and queries that were labelled by hand."""
