"""Registries: what lower apps ask of higher ones, or tell them, without importing them."""
