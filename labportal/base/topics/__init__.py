"""Topics in the admin: their viewset, and the filter by topic of other listings."""
