"""Which organisation people said an interest's words mean."""

from collections.abc import Iterable

from registers.models import Interest, Resolution


def resolutions(interests: Iterable[Interest]) -> dict[int, Resolution]:
    """The latest word on each of these interests, by its id; none where the words were others when it was said."""
    by_line = {interest.line: interest for interest in interests}
    said = Resolution.objects.filter(interest__line__in=by_line).select_related("interest", "organisation")
    latest = {each.interest.line: each for each in said.order_by("resolved_at", "id")}
    return {by_line[line].pk: each for line, each in latest.items() if each.interest.words == by_line[line].words}
