"""The map page: the component and its filters."""
