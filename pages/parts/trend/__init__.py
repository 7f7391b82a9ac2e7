"""The trend page: its query and filters."""
