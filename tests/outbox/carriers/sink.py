"""A mail server that keeps what it is given: enough of SMTP (RFC 5321) for a sender of one message at a time."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class _Talk(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.spoken_to.set()
        self.server.gate.wait()
        self._say("220 sink")
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "DATA":
                self._take_in()
            else:
                self._say(self.server.replies.get(verb, "250 ok"))
            if verb == "QUIT":
                return

    def _take_in(self):
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        reply = self.server.replies.get("DATA", "250 ok")
        if reply.startswith("2"):
            self.server.received.append(message_from_bytes(b"".join(lines), policy=policy.default))
        self._say(reply)

    def _say(self, reply):
        self.wfile.write(f"{reply}\r\n".encode())


class Sink(socketserver.ThreadingTCPServer):
    """What it received; what it answers, by verb; and a gate that keeps everybody waiting while it is closed."""

    daemon_threads = True
    block_on_close = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Talk)
        self.received: list[EmailMessage] = []
        self.replies: dict[str, str] = {}
        self.gate, self.spoken_to = threading.Event(), threading.Event()
        self.gate.set()

    def handle_error(self, request, client_address):
        """Whoever was killed while they spoke is no news."""


@contextmanager
def serving(server):
    """A server in a thread of its own, for as long as it is needed."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
