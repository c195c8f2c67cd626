"""Text of items: rich text, letter case, numbers, labels, punctuation between parts, HTML."""
