"""Keywords of an import, and the topics that are given for them."""
