"""Topics on pages: numbers of records, people who work on a topic, related topics."""
