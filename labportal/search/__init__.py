"""Search over the whole portal, with suggestions."""
