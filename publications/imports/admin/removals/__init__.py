"""Pages of the admin on which publications are merged and deleted, and either is taken back."""
