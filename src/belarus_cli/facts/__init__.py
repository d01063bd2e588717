"""What a fact is: the kinds of record, their fields and values."""
