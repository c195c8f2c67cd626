"""Ways to the database beside the ORM: COPY, and rows cached until the next write."""
