"""The store of the register: engines, schema, batches, audit, decks, keys, retention."""
