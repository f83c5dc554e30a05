"""Files that people send."""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

# More than any form takes, so that somebody whose file is a little too big is told so by the form.
LARGEST_REQUEST = 25_000_000  # bytes


class Bounded(FileUploadHandler):
    """Refuses a request that says it is huge before a byte of it is read, and one that turns out to be."""

    received = 0

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        """Look at what the request says of its own length."""
        self._within(content_length)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Count what comes, and pass it on to the handlers that keep it."""
        self.received += len(raw_data)
        self._within(self.received)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that keep it."""

    def _within(self, size: int) -> None:
        if size > LARGEST_REQUEST:
            raise RequestDataTooBig(f"More than {LARGEST_REQUEST:,} bytes were sent.")
