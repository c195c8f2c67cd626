"""Publications of research groups: the rule of ownership, lists, facets and feed."""
