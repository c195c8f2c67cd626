"""Records of the registries: DOI agencies, arXiv, PubMed."""
