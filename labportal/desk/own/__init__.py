"""Records of somebody's own, the profile and the works, with what each lacks."""
