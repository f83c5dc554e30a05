"""What an agenda item concerns: the organisations its title and paper name, and its themes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matching.keys import Subject, Theme
from matching.resolving import Candidate, Grade, Resolver, counted
from matching.themes import Lexicon, ThemeEvidence, Where, default_lexicon, read_themes, theme_spans
from matching.venues import is_venue, speaks_of_meetings


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate, and whether it stands in the title or in the paper."""

    candidate: Candidate
    where: Where


@dataclass(frozen=True, slots=True)
class ItemReading:
    """What was read in an item; `subject` is what it concerns until a person says otherwise."""

    mentions: tuple[Mention, ...]
    told: tuple[ThemeEvidence, ...]
    areas: tuple[str, ...]

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes without the words that tell them, one of each."""
        return tuple(dict.fromkeys(each.theme for each in self.told))

    @property
    def subject(self) -> Subject:
        """The organisations and themes to match on."""
        candidates = counted(mention.candidate for mention in self.mentions)
        return Subject(tuple(dict.fromkeys(each.code for each in candidates)), self.themes, self.areas)


def read_item(
    title: str, paper: str, resolver: Resolver, areas: Sequence[str], lexicon: Lexicon | None = None
) -> ItemReading:
    """Read an agenda item of a body that commissions for these areas.

    An item that names an organisation in its title is about that one, whatever contract words stand beside it.
    """
    lexicon = lexicon or default_lexicon()
    in_title = list(_named(title, resolver, areas, lexicon))
    of_meetings = speaks_of_meetings(title, lexicon.venues)
    in_paper = list(_named(paper, resolver, areas, lexicon, of_meetings=of_meetings))
    mentions = (*(Mention(each, "title") for each in in_title), *(Mention(each, "paper") for each in in_paper))
    told: list[ThemeEvidence] = []
    if not _likely(in_title):
        told = read_themes(title, paper, lexicon, named=_likely(in_paper), hinted=bool(in_paper))
    return ItemReading(mentions, tuple(told), tuple(areas))


def _named(
    text: str, resolver: Resolver, areas: Sequence[str], lexicon: Lexicon, *, of_meetings: bool = False
) -> Iterator[Candidate]:
    """The organisations a text concerns: not where people met, nor a service that happens to be called as it is."""
    spans = list(theme_spans(text, lexicon))
    for candidate in resolver.resolve(text, areas=areas):
        start, end = candidate.start or 0, candidate.end or 0
        if not any(first <= start and end <= last for first, last in spans) and not is_venue(
            text, start, end, lexicon.venues, of_meetings=of_meetings
        ):
            yield candidate


def _likely(candidates: Iterable[Candidate]) -> bool:
    return any(candidate.grade is not Grade.POSSIBLE for candidate in candidates)
