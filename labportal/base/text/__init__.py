"""Keys made from text for comparison, sorting and addresses, and forgiving comparison of words."""
