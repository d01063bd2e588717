"""From records to what readers see: rows, tables, details."""
