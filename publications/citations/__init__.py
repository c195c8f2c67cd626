"""Citations of publications: their CSL data, the styles, the engine, and a cache of the results."""
