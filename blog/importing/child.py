"""The process that reads a blog's file: `python -m blog.importing.child LIMITS`, with the file as its input.

It answers with lines of JSON: of each entry `{"entry": its fields, "at": bytes read so far}`; `{"odd": sentence}`;
`{"fault": sentence}` where the file cannot be read; and in the end `{"blog": its name, "memory": MB}`.
"""

import json
import sys

from blog.importing.entry import BlogLimits, UnfitBlogError
from blog.importing.parsing import Reader
from pilots.extraction.confining import clock, confine
from pilots.extraction.limits import TooLongError
from pilots.memory import peak_of_process

BROKEN = "This file could not be read. Export the blog once more."
SLOW = "This file took too long to read."
FULL = "This file takes too much memory to read."


def say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")


def main(limits):
    limits = BlogLimits(**json.loads(limits))
    confine(limits)
    try:
        with clock(limits.seconds):
            blog = Reader(say).read(sys.stdin.buffer)
        say({"blog": blog, "memory": peak_of_process()})
    except UnfitBlogError as fault:
        say({"fault": str(fault)})
    except TooLongError:
        say({"fault": SLOW})
    except MemoryError:
        say({"fault": FULL})
    except Exception:
        say({"fault": BROKEN})
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
