"""Sources and method as sentences and tables: where every number comes from, what it means, what limits it."""
