"""Where figures come from: a source answers questions with observations and remembers its own answers."""
