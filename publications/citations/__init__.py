"""Citations: CSL data of a publication, the styles, and the engine that prints one in the other.

Everything here is pure: nothing is written, no request is looked at.
"""
