"""The way in: until the program can speak, Ctrl-C ends it without a word."""

import signal


def run() -> None:
    """Load the program and start it."""
    heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeded:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cli import run as start  # Takes most of the time there is before the first word.

    if heeded:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    start()
