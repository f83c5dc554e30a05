"""A quorum as a sentence people can read, and the same sentence as a value rules can work on.

The grammar, where […] may be left out and {…} may be repeated:

    quorum  =  block {also block}             anybody may be counted again in each block
    block   =  need {and need}                different people fill each need
    need    =  count kind [including block]   at least 3 members including 1 nurse and 1 GP
            |  count of (choice {, choice})   any of (…), (A or B) and either A or B all mean 1 of (…)
            |  post                           Chief Finance Officer
            |  (need)
    choice  =  [a] kind  |  post
    kind    =  member, lay member, GP, … [with role {or role} role]
    post    =  Chair, Head of Contracting, …  |  "any other post, in quotation marks"
    count   =  [at least | any] 3  |  three  |  a  |  any

Every count is a least number. What follows `including`, up to the end of its bracket or block, is found within the
people counted before it; its own needs, too, are filled by different people. A post takes no count: “Chief Officer” is
the one post, “2 chief officers” are any two of the officers the committee's settings call so. Kinds and posts are
listed in `vocabulary`. A comma may stand for `and`.

`str(parse(text))` is the canonical form, and parses to the same value.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import NoReturn

from meetings.policy.vocabulary import (
    KINDS_AS_WRITTEN,
    NUMBERS,
    PORTFOLIOS,
    POSTS,
    POSTS_AS_WRITTEN,
    ROLES_AS_WRITTEN,
    SINGULAR,
    role_label,
    with_article,
)

TOKEN = re.compile(r"[\"“][^\"”]*[\"”]|\d{1,3}|[A-Za-z][A-Za-z'’]*|[^\s-]")

WHO = (
    "Write a kind of member, such as “lay member” or “GP”, or a post, such as “Chief Finance Officer”; "
    "put a post that is not known here in quotation marks"
)


class QuorumNotUnderstood(ValueError):
    """The text is not a quorum; `str()` says what was not understood, where, and how to write it."""

    def __init__(self, found: str, position: int, hint: str) -> None:
        self.found = found
        self.position = position
        shown = found.strip('"“”') or found
        where = f"“{shown}” at character {position + 1} is not understood" if found else "The quorum ends too soon"
        super().__init__(f"{where}. {hint}.")


@dataclass(frozen=True, slots=True)
class Choice:
    """Who may fill a place: a kind of member, perhaps with one of some roles, or else the holder of one post."""

    kind: str = ""
    roles: frozenset[str] = frozenset()
    post: str = ""

    def label(self, count: int = 1) -> str:
        """As a reader says it: “nurse”, “lay members with audit or PPI role”, “Chief Finance Officer”."""
        if self.post:
            return role_label(self.post)
        noun = SINGULAR[self.kind] + ("" if count == 1 else "s")
        roles = " or ".join(_quoted_unless(ROLES_AS_WRITTEN.values(), role) for role in sorted(self.roles))
        return f"{noun} with {roles} role" if roles else noun

    def __str__(self) -> str:
        return _quoted_unless(POSTS, self.post) if self.post else with_article(self.label())


@dataclass(frozen=True, slots=True)
class Need:
    """At least `count` people, each from one of the choices; `including` is found within them."""

    count: int
    choices: tuple[Choice, ...]
    including: tuple["Need", ...] = ()

    def alone(self) -> str:
        """The need without what it includes."""
        first = self.choices[0]
        if len(self.choices) > 1:
            return f"{'any' if self.count == 1 else self.count} of ({', '.join(map(str, self.choices))})"
        if first.post:
            return str(first)
        return f"{'1' if self.count == 1 else f'at least {self.count}'} {first.label(self.count)}"

    def __str__(self) -> str:
        within = " and ".join(map(str, self.including))
        return f"{self.alone()} including {within}" if within else self.alone()


@dataclass(frozen=True, slots=True)
class Quorum:
    """Blocks of needs. Within a block people are counted once; each block counts everybody afresh."""

    blocks: tuple[tuple[Need, ...], ...]

    @property
    def fewest(self) -> int:
        """The smallest number of people that can be quorate; where there is more than one block, at least that."""
        return max(sum(need.count for need in block) for block in self.blocks)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every kind and post the text names, in its order, once each."""
        needs = [each for block in self.blocks for need in block for each in (need, *need.including)]
        return tuple(dict.fromkeys(choice for need in needs for choice in need.choices))

    def __str__(self) -> str:
        return " also ".join(_block_text(block) for block in self.blocks)


def parse(text: str) -> Quorum:
    """The quorum a text describes. Raises QuorumNotUnderstood."""
    reader = _Reader(text)
    blocks = [reader.block()]
    while reader.takes(*ALSO):
        blocks.append(reader.block())
    if reader.comes("or"):
        reader.refuse("Put choices in brackets, as in “(Chief Officer or Chief Finance Officer)”")
    if not reader.at_end:
        reader.refuse("Join what is needed with “and”, as in “1 lay member and 1 GP”")
    return Quorum(tuple(blocks))


def _block_text(block: tuple[Need, ...]) -> str:
    several = len(block) > 1
    return " and ".join(f"({need})" if several and need.including else str(need) for need in block)


def _quoted_unless(known: Container[str], role: str) -> str:
    return role_label(role) if role in known else f'"{role_label(role)}"'


def _spelt(token: str) -> str:
    return "and" if token == "&" else token.lower().replace("’", "'")


def _phrases(as_written: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(_spelt(word) for word in TOKEN.findall(phrase)): key for phrase, key in as_written.items()}


def _plurals(phrases: Mapping[tuple[str, ...], str]) -> dict[tuple[str, ...], str]:
    return {(*phrase[:-1], f"{phrase[-1]}s"): key for phrase, key in phrases.items()}


ALSO = (", and also", "and also", ", also", "also")
AND = (", and", "and", ",")
NUMBER_WORDS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(NUMBERS)}
KIND_PHRASES = _phrases(KINDS_AS_WRITTEN)
KIND_PLURALS = _plurals(KIND_PHRASES)
KIND_COUNTED = KIND_PHRASES | KIND_PLURALS
POST_PHRASES = _phrases(POSTS_AS_WRITTEN)
POST_COUNTED = POST_PHRASES | _plurals(POST_PHRASES)
ROLE_PHRASES = _phrases(ROLES_AS_WRITTEN) | _phrases({role: role for role in PORTFOLIOS})
LONGEST_PHRASE = max(map(len, (*KIND_PHRASES, *ROLE_PHRASES)))


class _Reader:
    """Reads a text from left to right, with a function for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self.tokens = [(match.group(), match.start()) for match in TOKEN.finditer(text)]
        self.words = [_spelt(token) for token, _ in self.tokens]
        self.next = 0

    @property
    def at_end(self) -> bool:
        return self.next == len(self.words)

    def comes(self, *phrases: str) -> bool:
        return any(self.words[self.next :][: len(phrase.split())] == phrase.split() for phrase in phrases)

    def takes(self, *phrases: str) -> bool:
        """Step over the first of the phrases that comes next, if one does."""
        for phrase in phrases:
            if self.comes(phrase):
                self.next += len(phrase.split())
                return True
        return False

    def wants(self, phrase: str, hint: str) -> None:
        if not self.takes(phrase):
            self.refuse(hint)

    def refuse(self, hint: str, *, at: int | None = None) -> NoReturn:
        self.next = self.next if at is None else at
        found, position = ("", 0) if self.at_end else self.tokens[self.next]
        raise QuorumNotUnderstood(found, position, hint)

    def block(self, *, inside: bool = False) -> tuple[Need, ...]:
        needs = [self.need(inside=inside)]
        while not self.comes(*ALSO) and self.takes(*AND):
            needs.append(self.need(inside=inside))
        return tuple(needs)

    def need(self, *, inside: bool) -> Need:
        if self.takes("("):
            return self.bracketed(inside=inside)
        if self.takes("either"):
            return self.one_of(self.choice())
        need = self.counted()
        if not self.comes("including"):
            return need
        if inside or need.choices[0].post or len(need.choices) > 1:
            self.refuse("“including” follows a number of members, once: “at least 3 members including 1 GP”")
        start = self.next
        self.takes("including")
        within = self.block(inside=True)
        if (people := sum(inner.count for inner in within)) > need.count:
            self.refuse(f"{need.count} cannot include {people} different people: ask for at least {people}", at=start)
        return replace(need, including=within)

    def bracketed(self, *, inside: bool) -> Need:
        if self.comes("("):
            self.refuse("One pair of brackets is enough")
        need = self.need(inside=inside)
        if self.comes("or"):
            if need.count > 1 or len(need.choices) > 1 or need.including:
                self.refuse("What “or” joins is one person each, as in “(Chief Officer or Chief Finance Officer)”")
            need = self.one_of(need.choices[0])
        self.wants(")", "Close the bracket, or write choices as “(A or B)” or “2 of (A, B, C)”")
        return need

    def one_of(self, first: Choice) -> Need:
        choices = [first]
        while self.takes("or"):
            choices.append(self.choice())
        return Need(1, tuple(dict.fromkeys(choices)))

    def counted(self) -> Need:
        stressed = self.takes("at least", "any")
        count = self.number() or (1 if stressed else None)
        if count and self.takes("of"):
            return self.listed(count)
        if count is None:
            return Need(1, (self.choice(),))
        start = self.next
        choice = self.kind() or self.post()
        if choice is None:
            self.refuse(WHO)
        if choice.post and count > 1:
            self.refuse(f"One person holds the post of {choice.label()}: write it without a number", at=start)
        return Need(count, (choice,))

    def listed(self, count: int) -> Need:
        self.takes("the following")
        self.wants("(", "Put the choices in brackets, as in “2 of (lay member, nurse, GP)”")
        choices = [self.choice()]
        while self.takes(", or", ",", "or"):
            choices.append(self.choice())
        choices = list(dict.fromkeys(choices))
        if count > len(choices):
            self.refuse(f"{count} cannot be chosen from a list of {len(choices)}: name more choices")
        self.wants(")", "Put commas between the choices and close the bracket, as in “2 of (lay member, nurse, GP)”")
        return Need(count, tuple(choices))

    def number(self) -> int | None:
        if self.at_end:
            return None
        word = self.words[self.next]
        number = int(word) if word.isdecimal() else NUMBER_WORDS.get(word)
        if number == 0:
            self.refuse("Count from one")
        self.next += number is not None
        return number

    def choice(self) -> Choice:
        """One person: the post of the name comes first, unless “a” or “any” says that a kind is meant."""
        self.takes("the")
        kind_meant = self.takes("a", "an", "any", "one", "1")
        start = self.next
        if self.number() or self.phrase(KIND_PLURALS):
            self.refuse("Say how many, as in “2 lay members”; in a list, each choice is one person", at=start)
        found = (self.kind() or self.post()) if kind_meant else (self.post() or self.kind())
        if found is None:
            self.refuse(WHO)
        return found

    def kind(self) -> Choice | None:
        kind = self.phrase(KIND_COUNTED)
        return Choice(kind, roles=self.roles()) if kind else None

    def roles(self) -> frozenset[str]:
        roles = set()
        while self.takes("or" if roles else "with"):
            role = self.quoted(ROLE_PHRASES) or self.phrase(ROLE_PHRASES)
            if role is None:
                self.refuse("Name the role, as in “lay member with audit or PPI role”, or put it in quotation marks")
            roles.add(role)
        if roles:
            self.wants("role", "End with the word “role”, as in “lay member with audit or PPI role”")
        return frozenset(roles)

    def post(self) -> Choice | None:
        post = self.quoted(POST_PHRASES) or self.phrase(POST_COUNTED)
        return Choice(post=post) if post else None

    def quoted(self, known: Mapping[tuple[str, ...], str]) -> str | None:
        if self.at_end or self.words[self.next][0] not in '"“':
            return None
        words = tuple(_spelt(word) for word in TOKEN.findall(self.words[self.next][1:-1]))
        role = known.get(words) or re.sub(r"[^a-z0-9]+", "_", " ".join(words)).strip("_")
        if not role:
            self.refuse("Write the name of the post between the quotation marks")
        self.next += 1
        return role

    def phrase(self, table: Mapping[tuple[str, ...], str]) -> str | None:
        """The longest phrase of the table that comes next, stepped over."""
        for size in range(LONGEST_PHRASE, 0, -1):
            key = table.get(tuple(self.words[self.next : self.next + size]))
            if key and len(self.words) >= self.next + size:
                self.next += size
                return key
        return None
