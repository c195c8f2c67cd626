"""Measurement: figures, time, memory, and a database that is thrown away."""
