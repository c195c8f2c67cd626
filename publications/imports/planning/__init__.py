"""Planning: what an import would do to each entry."""
