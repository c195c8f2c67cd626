"""LaTeX to plain text and back."""
