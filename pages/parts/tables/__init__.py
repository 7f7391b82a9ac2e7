"""Tables of figures, on screen and as downloads."""
