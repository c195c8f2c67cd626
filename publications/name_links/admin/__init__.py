"""The review of printed names in the admin."""
