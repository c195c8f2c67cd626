"""English as it is written at a European university."""
