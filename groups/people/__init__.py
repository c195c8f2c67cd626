"""People of the lab on pages: members, alumni, co-authors, the timeline of a person."""
