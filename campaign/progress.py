"""A progress bar and a spinner for commands, drawn only where somebody is looking."""

import itertools
import threading


class Bar:
    """Draws to `stream` (a command's stderr) when that is a terminal; silent otherwise."""

    WIDTH = 30

    def __init__(self, stream, what):
        self.stream, self.what = stream, what
        self.drawn = False

    def __enter__(self):
        return self

    def show(self, noun, done, of):
        if self.stream.isatty() and (of < 50 or done == of or done % 10 == 0):
            filled = self.WIDTH * done // max(of, 1)
            drawing = "#" * filled + "." * (self.WIDTH - filled)
            line = f"\r{self.what}: [{drawing}] {noun.replace('_', ' ')} {done}/{of}"
            self.write(line.ljust(79))
            self.drawn = True

    def wipe(self):
        """Leaves the line free for a report."""
        if self.drawn:
            self.write("\r" + " " * 79 + "\r")
            self.drawn = False

    def __exit__(self, *fault):
        self.wipe()

    def write(self, text):
        self.stream.write(text, str, ending="")  # `str` leaves out the red of a command's stderr
        self.stream.flush()


class Step:
    """One line of a command's report on `stream`: what is done, a spinner while it lasts, how it ended.

    Set `ended` to say more than "done". With `spin=False` a terminal shows nothing until the end, so that a
    `Bar` has the line to itself. Where nobody is looking no control character is written.
    """

    def __init__(self, stream, what, *, spin=True):
        self.stream, self.what, self.ended = stream, what, "done"
        self.watched, self.spin = stream.isatty(), spin
        self.over = threading.Event()
        self.turning = threading.Thread(target=self.turn, daemon=True)

    def __enter__(self):
        if not self.watched:
            self.write(f"{self.what} … ")
        elif self.spin:
            self.turning.start()
        return self

    def turn(self):
        for mark in itertools.cycle("|/-\\"):
            self.write(f"\r{self.what} … {mark}")
            if self.over.wait(0.1):
                return

    def __exit__(self, fault, *_):
        self.over.set()
        if self.turning.is_alive():
            self.turning.join()
        ended = "failed" if fault else self.ended
        self.write(f"\r{self.what} … {ended}\n" if self.watched else f"{ended}\n")

    def write(self, text):
        self.stream.write(text, ending="")
        self.stream.flush()
