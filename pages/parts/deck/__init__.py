"""Meeting mode: what is on the screen captured as scenes, a deck put together, and shown."""
