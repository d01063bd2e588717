"""Where a process of the program begins: `belarus`, and `python -m belarus_cli`."""

# The module of C, since `signal` takes some milliseconds in which Ctrl-C would show a traceback.
import _signal  # type: ignore[import-not-found]
import sys

if sys.platform != "win32" and _signal.getsignal(_signal.SIGINT) is not _signal.SIG_IGN:
    # Ctrl-C ends the program as it ends any Unix tool; Python would raise an exception. Where
    # something is to be undone first, `signals` says so.
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import gc


def main() -> None:
    """Run the command line of this process and exit."""
    # Reading a large facts file makes a million objects and hardly any cycles: looking for some
    # took a third of its time as often as Python does, a tenth at a hundredth of that. A process
    # ends in seconds, and none was seen to need more memory for it.
    gc.disable()
    from belarus_cli.cli import process

    process.main()


if __name__ == "__main__":
    main()
