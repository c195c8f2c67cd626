"""Answers to visitors as HTTP has them: conditional requests, headers that lead to other things."""
