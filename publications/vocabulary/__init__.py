"""The words of the field as codes and plain functions: types, identifiers, statuses, pages."""
