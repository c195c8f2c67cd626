"""Forms that were open while their record changed: refused, compared, and put together."""
