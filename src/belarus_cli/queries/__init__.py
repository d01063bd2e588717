"""From facts to records: finding, filtering, searching, the timeline."""
