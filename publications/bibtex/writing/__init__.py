"""The way back: records to entries."""
