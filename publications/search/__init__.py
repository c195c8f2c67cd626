"""Searching publications: the index in SQL, and the steps from exact to forgiving."""
