"""Written cells to values with our fields; every change is recorded, and nothing personal is left."""
