"""A server that takes mail on loopback, and keeps it."""

from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

from tests.running_portal import HOST


class _Conversation(StreamRequestHandler):
    """As much of SMTP (RFC 5321) as a client needs to leave a mail."""

    def handle(self):
        self._say("220 sink")
        while line := self.rfile.readline().strip():
            word = line[:4].upper()
            if word == b"DATA":
                self._say("354 go on")
                lines = []
                while (line := self.rfile.readline()) not in {b".\r\n", b""}:
                    lines.append(line)
                self.server.mails.append(b"".join(lines).decode())
            self._say("221 bye" if word == b"QUIT" else "250 ok")
            if word == b"QUIT":
                return

    def _say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


class MailSink(ThreadingTCPServer):
    """The server; `mails` are the texts that came."""

    daemon_threads = True

    def __init__(self):
        super().__init__((HOST, 0), _Conversation)
        self.mails = []
        Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]
