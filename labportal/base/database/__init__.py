"""Ways to the database beside the ORM: COPY, binary columns, the content stamp and what is kept."""
