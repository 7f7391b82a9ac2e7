"""Decks, scenes and readers of exports for the tests of ``meeting``."""
