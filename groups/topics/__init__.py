"""Topics on pages: how much there is of each, who works on it, which are near."""
