"""The demo lab, as visitors and those who are signed in meet it."""
