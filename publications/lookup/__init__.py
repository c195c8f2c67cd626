"""From identifiers (DOIs, arXiv ids, PubMed ids) to a bibliography: they are looked up."""
