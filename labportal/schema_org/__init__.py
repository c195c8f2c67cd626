"""Records and pages as schema.org nodes in JSON-LD."""
