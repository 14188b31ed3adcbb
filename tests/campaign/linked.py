"""A web server on this machine, for opening addresses: each path answers as its name says."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Answering(BaseHTTPRequestHandler):
    timeout = 20

    def answer(self):
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        name, _, to = self.path.strip("/").partition("?to=")
        status = {"no-head": 405 if self.command == "HEAD" else 200}.get(name) or int(name)
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer

    def log_message(self, *words):
        pass


@contextlib.contextmanager
def serving():
    """A server whose `.address` is where it answers, and `.asked` what it was asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads, server.asked = True, []
    server.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=20)
