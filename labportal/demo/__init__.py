"""The demo lab: its content as data files, and the pictures made for it."""
