"""From rows to text, one module a format."""
