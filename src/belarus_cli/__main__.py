"""Where a process of the program begins: `belarus`, and `python -m belarus_cli`."""

import gc


def main() -> None:
    """Run the command line of this process and exit."""
    # Reading a large facts file makes millions of objects and hardly any cycles: looking for some
    # as often as Python does by default takes a third of the time; this seldom, a tenth.
    gc.set_threshold(200_000)
    from belarus_cli.cli import app

    app.main()


if __name__ == "__main__":
    main()
