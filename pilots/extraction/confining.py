"""What a process that reads somebody's file gives up beforehand, and a clock for it. Neither Django nor settings."""

import contextlib
import signal

from pilots.extraction.limits import TooLongError

try:
    import resource
except ImportError:  # Windows: there only the clock of the process that started us
    resource = None


def confine(limits):
    """Takes from this process what reading has no need of. Called once everything is imported."""
    if resource is None:
        return
    seconds = int(limits.seconds) + 1
    for what, most in (
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_AS", limits.memory),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NOFILE", 16),
        ("RLIMIT_NPROC", 0),
    ):
        with contextlib.suppress(ValueError, OSError, AttributeError):  # what a system does not know
            resource.setrlimit(getattr(resource, what), (most, most))


@contextlib.contextmanager
def clock(seconds):
    """Raises `TooLongError` within, again and again, where a system has such a clock."""

    def ring(*anything):
        raise TooLongError

    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
