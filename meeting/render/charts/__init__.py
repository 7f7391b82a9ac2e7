"""Trends, bars and stacked bars as vectors."""
