"""Records of research groups: the group, its memberships, its publications."""
