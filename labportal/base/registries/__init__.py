"""Registries by which lower apps ask or tell higher ones without importing them."""
