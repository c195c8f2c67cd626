"""A web portal that a university chair's own staff keep up."""
