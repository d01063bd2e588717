"""The environment variables of the program's own."""

FACTS = "BELARUS_FACTS"
"""The facts file to read where no option names one."""

DEBUG = "BELARUS_DEBUG"
"""If set, a bug shows its traceback."""
