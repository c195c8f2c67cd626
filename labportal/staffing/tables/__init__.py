"""People and memberships as a table: a file is planned, imported as told, and taken back."""
