"""Reports of publications: which works, in which order and style, as files and for print."""
