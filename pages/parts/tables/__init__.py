"""Downloads of the numbers behind a view."""
