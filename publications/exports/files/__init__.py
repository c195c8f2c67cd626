"""Files of publications: BibTeX, RIS, CSL-JSON, and the Atom feed."""
