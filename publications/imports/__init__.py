"""Imports of bibliographies: plan, apply, undo.

`planning` says what would happen to each entry, `apply` writes it in one transaction, `undo` takes
it back. `run` does all of it at once, `staging` in steps, with a person's decisions in between.
"""
