"""The rules of a permit row, and the schema of what is stored."""
