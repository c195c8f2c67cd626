"""The weekly mail of what waits, and the choice of those who do not want it."""
