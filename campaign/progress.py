"""A progress bar for commands, drawn only where somebody is looking."""


class Bar:
    """Draws to `stream` (a command's stderr) when that is a terminal; silent otherwise."""

    WIDTH = 30

    def __init__(self, stream, what):
        self.stream, self.what = stream, what
        self.drawn = False

    def __enter__(self):
        return self

    def show(self, noun, done, of):
        if self.stream.isatty() and (done == of or done % 10 == 0):
            filled = self.WIDTH * done // max(of, 1)
            line = f"\r{self.what}: [{'#' * filled}{'.' * (self.WIDTH - filled)}] {noun.replace('_', ' ')} {done}/{of}"
            self.stream.write(line.ljust(79), ending="")
            self.stream.flush()
            self.drawn = True

    def __exit__(self, *fault):
        if self.drawn:
            self.stream.write("\r" + " " * 79 + "\r", ending="")
