"""The walk over the layout of a style: conditions, text variables."""
