"""Look-up of identifiers (DOI, arXiv id, PubMed id), giving a bibliography to import."""
