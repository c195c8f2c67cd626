"""Complete entries to what a publication record holds."""
