"""`python -m belarus_cli`, the same as the command `belarus`."""

from belarus_cli.cli import main

if __name__ == "__main__":
    main()
