"""A scene as a whole page for paper and pictures."""
