"""Planning of imports: an outcome and an action for each entry."""
