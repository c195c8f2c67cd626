"""The pages on which the office's work is done."""
