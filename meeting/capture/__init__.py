"""Scenes of a deck, captured from what the pages show."""
