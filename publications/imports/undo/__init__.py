"""Undo of an import: its plan, what was used later, and the reversal."""
