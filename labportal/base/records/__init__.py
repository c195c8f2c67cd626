"""Records in the admin: views, revisions, permissions on single records, merged records."""
