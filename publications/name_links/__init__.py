"""Links between printed names and people: made, reviewed and decided on."""
