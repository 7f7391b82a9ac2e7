"""Trends as sentences."""
