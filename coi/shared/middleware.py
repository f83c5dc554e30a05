"""What every request is given before anything else looks at it."""

import uuid

from coi.shared.clock import day_of, now


def reference(get_response):
    """Name each request, so that a person can quote it and an operator can find it in the log."""

    def middleware(request):
        request.reference = uuid.uuid4().hex[:8].upper()
        response = get_response(request)
        response["X-Reference"] = request.reference
        return response

    return middleware


def clock(get_response):
    """Read the time once: `request.now`, and the day it falls on, `request.today`."""

    def middleware(request):
        request.now = now()
        request.today = day_of(request.now)
        return get_response(request)

    return middleware
