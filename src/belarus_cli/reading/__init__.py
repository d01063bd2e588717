"""From a file to facts: read, checked, or opened as the package carries them."""
