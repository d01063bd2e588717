"""Where a process of the program begins: `belarus`, and `python -m belarus_cli`."""

import gc


def main() -> None:
    """Run the command line of this process and exit."""
    # A lookup makes many objects, hardly any cycles, and ends: looking for cycles among them
    # again and again would take a third of its time, and importing Typer is where it begins.
    gc.disable()
    from belarus_cli.cli import app

    app.main()


if __name__ == "__main__":
    main()
