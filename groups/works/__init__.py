"""Publications of research groups: which are a group's own, and their lists, facets and feed."""
