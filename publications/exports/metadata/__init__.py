"""Metadata of a publication's page: Highwire tags, Dublin Core, schema.org, COinS."""
