"""The overview as sentences: how old, what differs between sources, what ends soon."""
