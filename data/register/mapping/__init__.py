"""What the headings of a list mean, and the profiles that keep it."""
