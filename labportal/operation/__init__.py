"""Looking after what runs beside the web server: tasks that were left, rows that are past."""
