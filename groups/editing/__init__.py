"""The forms of groups and people in the admin: rows that belong to them as lists of one field."""
