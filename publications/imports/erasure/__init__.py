"""Imports and people who were erased: files without their names, names that works keep."""
