"""Rich text: its readers and writers."""
