"""The map as data: dataset, classes, payload, captions, tooltips, what has no place on land."""
