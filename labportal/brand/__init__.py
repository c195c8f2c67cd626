"""The lab's own look: icon, accent colour, the picture shown when a page is shared."""
