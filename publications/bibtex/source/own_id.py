"""The field by which a portal knows an entry again that it wrote itself."""

OWN_ID_FIELD = "labportal-id"
