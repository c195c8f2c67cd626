"""Filtered lists of publications: filters, facets and their counts, and the chart of years."""
