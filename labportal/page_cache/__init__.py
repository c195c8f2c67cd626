"""The page cache: visitors' pages, kept under a stamp of the content they were made of."""
