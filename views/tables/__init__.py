"""Tables of figures: the columns that a reader sees, their markup, their files, and the line of sources."""
