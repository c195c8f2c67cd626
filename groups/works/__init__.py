"""Publications of research groups: the rule of ownership, filter, lists, facets and feed."""
