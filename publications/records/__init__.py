"""Publications as records: their snapshots, revisions and admin views."""
