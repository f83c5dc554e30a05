"""Whether two names are one person’s: exactly, or alike enough to ask."""

import re
from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz import fuzz

TITLES = {
    "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "sir", "dame", "lady", "lord", "rev",
    "reverend", "revd", "cllr", "councillor", "hon", "obe", "mbe", "cbe",
}  # fmt: skip
ALIKE = 85  # of 100, as rapidfuzz counts: a letter or two of a name
INITIALS_FIT = 95
NEARLY = 75  # of a last name, where the first fits
MOST_LIKELY = 5


def parts(name: str) -> list[str]:
    """The words of a name, titles and punctuation aside; “Larkin, Dr Ada” is told as “Ada Larkin” is."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma else name
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", turned.casefold())
    return [word for word in words if word not in TITLES]


def bare(name: str) -> str:
    """A name as it is compared."""
    return " ".join(parts(name))


def readable(name: str) -> str:
    """A name as a register shows it: “LARKIN, Dr Ada” is “Dr Ada Larkin”."""
    last, comma, first = (part.strip() for part in name.partition(","))
    turned = f"{first} {last}" if comma and first else last
    return " ".join(_uncapitalised(word) for word in turned.split())


def _uncapitalised(word: str) -> str:
    return word.title() if word.isupper() and len(word) > 2 and word.replace("-", "").isalpha() else word


def likeness(one: str, other: str) -> float:
    """How alike two names are, of 100, as they are compared; an initial fits every first name that begins with it."""
    ours, theirs = one.split(), other.split()
    if not ours or not theirs:
        return 0
    whole = fuzz.token_sort_ratio(one, other)
    if not _begin_alike(ours[0], theirs[0]):
        return whole
    last = fuzz.ratio(ours[-1], theirs[-1])
    return max(whole, INITIALS_FIT if last == 100 else ALIKE if last >= NEARLY else 0)


def _begin_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter)


def share_a_word(one: str, other: str) -> bool:
    """Whether two names have a word in common, as those of somebody who married have."""
    return bool(set(parts(one)) & set(parts(other)))


class Known:
    """The people known, by id and name, to find those a name may be of; of thousands only the few that share a word."""

    def __init__(self, names: Mapping[int, str]):
        self.names = {pk: bare(name) for pk, name in names.items()}
        self.by_word: dict[str, set[int]] = defaultdict(set)
        for pk, name in self.names.items():
            for word in name.split():
                self.by_word[word[:4]].add(pk)

    def exact(self, name: str) -> list[int]:
        """The ids of those who bear this very name."""
        wanted = bare(name)
        return [pk for pk in self._near(wanted) if self.names[pk] == wanted]

    def likely(self, name: str) -> list[int]:
        """The ids of those whose names are alike, likeliest first."""
        wanted = bare(name)
        told = [(likeness(wanted, self.names[pk]), pk) for pk in self._near(wanted)]
        return [pk for score, pk in sorted(told, key=lambda each: (-each[0], each[1])) if score >= ALIKE][:MOST_LIKELY]

    def _near(self, wanted: str) -> list[int]:
        """Those of whom some word begins as one of the name does."""
        return sorted(set().union(*(self.by_word.get(word[:4], ()) for word in wanted.split())))
