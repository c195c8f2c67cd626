"""Files of citation styles in CSL 1.0.2, read and checked before any is added."""
