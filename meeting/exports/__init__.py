"""A deck taken home: as pages, pictures and tables, all told with the same words as the screen."""
