"""Text read as words: spelt one way, abbreviations opened, each knowing where it stood."""

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple


class Gap(IntEnum):
    """What stands between a word and the one before it."""

    SPACE = 0
    COMMA = 1  # a comma, a bracket, a dash: a name may run across
    STOP = 2  # the end of a sentence, a colon, a new line: a name may not


class Word(NamedTuple):
    """One word of a text. `start` and `end` are offsets; an opened abbreviation gives several words there."""

    normal: str
    raw: str
    start: int
    end: int
    gap: Gap


ABBREVIATIONS = {
    short: tuple(full.split())
    for full, shorts in {
        "surgery": "surg surgy sgy srgy surgey surgeries surgerys surgries",
        "medical": "med medcl medicals",
        "centre": "ctr ctre cntr cntre cent cen center centres centers centr",
        "health": "hlth hth hlt",
        "health centre": "hc healthcentre",
        "medical centre": "mc",
        "medical practice": "mp",
        "healthcare": "hcare h'care",
        "practice": "prac pract prct practise practices practises prace",
        "partnership": "pship partnerships ptnrship pshp",
        "partner": "partners ptnr ptnrs ptners prtnrs",
        "group": "grp gp's grps groups",
        "road": "rd",
        "lane": "ln",
        "avenue": "ave av",
        "st": "saint street sts str",
        "close": "cl",
        "square": "sq",
        "gardens": "gdns gdn garden",
        "park": "pk",
        "house": "hse",
        "great": "gt",
        "upper": "upr",
        "lower": "lwr",
        "north": "nth",
        "south": "sth",
        "crescent": "cres",
        "terrace": "tce terr",
        "community": "comm cmty commty",
        "hospital": "hosp hospitals hosps hsptl",
        "infirmary": "infirm",
        "university": "univ uni",
        "foundation trust": "ft",
        "trust": "trusts",
        "dr": "drs doctor doctors",
        "pharmacy": "pharm pharmacies pharma",
        "chemist": "chemists",
        "dental": "dent dentists dentist dentistry",
        "associates": "assoc assocs assc associate",
        "services": "service serv servs svcs svc",
        "federation": "fed federations feds fedn",
        "network": "networks netwk",
        "clinic": "clin clinics clnc",
        "gp": "gps",
        "limited": "ltd",
        "company": "co",
        "district": "dist",
        "general": "gen",
        "and": "&",
        "at": "@",
        "neighbourhood": "n'hood nhood",
        "walk in centre": "wic",
        "out of hours": "ooh",
        "pcn": "pcns",
    }.items()
    for short in shorts.split()
}
PHRASES = {("primary", "care", "network"): "pcn", ("primary", "care", "networks"): "pcn"}

# Words that join names without telling one from another.
CONNECTING = frozenset("the and of at in for a an to by with on le la de upon under".split())
# Words that say what sort of organisation it is, hardly ever which.
TYPE_WORDS = frozenset(
    """surgery medical health centre practice group clinic partnership partner associates dr gp family primary care
    healthcare hospital infirmary trust foundation nhs teaching university pharmacy chemist dental pcn network federation
    alliance collaborative limited llp plc cic company services community general neighbourhood branch doctor
    provider hub uk""".split()
)
LEGAL_WORDS = frozenset("nhs foundation trust limited llp plc cic company uk".split())

WORD = re.compile(
    r"\b(?:h/c(?:are)?|m/c|m/p)\b|[pn]'(?:ship|hood)\b|h'care\b|[^\W_]+(?:['’`´][^\W\d_]+)*['’`´]?|[&@]", re.IGNORECASE
)
SENTENCE_END = re.compile(r"[.!?]")
STOPS = re.compile(r"[:;\n\r|•?!]")
COMMAS = re.compile(r"[,(){}\[\]\"“”…]|\s[-–—~]+\s?|[–—]|\s/|/\s|\.")
OPENED_BY_POINT = frozenset("dr drs st rd mr mrs ms prof rev no hosp ltd co inc dept fed surg med ctr grp".split())


def words(text: str) -> list[Word]:
    """Read a text of any length into words, in time that grows with its length."""
    found: list[Word] = []
    end, last = 0, ""
    for match in WORD.finditer(text):
        raw, start = match.group(), match.start()
        gap = _gap(text[end:start], last, raw) if found else Gap.STOP
        for part in spelt(raw):
            found.append(Word(part, raw, start, match.end(), gap))
            gap = Gap.SPACE
        end, last = match.end(), raw
    return _joined(found)


def normal(text: str) -> list[str]:
    """The words of a text, spelt one way, without their places."""
    return [word.normal for word in words(text)]


@lru_cache(maxsize=60_000)
def spelt(raw: str) -> tuple[str, ...]:
    """One written word as the words it stands for: "Surg" is surgery, "H/C" is health centre."""
    plain = unicodedata.normalize("NFKD", raw.lower().replace("’", "'").replace("`", "'").replace("´", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("/", "")
    opened = ABBREVIATIONS.get(plain.rstrip("'")) or ABBREVIATIONS.get(plain.replace("'", ""))
    return opened or (plain.replace("'", "") or raw,)


def _gap(between: str, before: str, after: str) -> Gap:
    if between == " " or not between:
        return Gap.SPACE
    if STOPS.search(between):
        return Gap.STOP
    if "." in between:
        return _after_a_point(between, before, after)
    return Gap.COMMA if COMMAS.search(between) else Gap.SPACE


def _after_a_point(between: str, before: str, after: str) -> Gap:
    """A point may end a sentence or an abbreviation; only the words on either side tell."""
    shortened = len(before) <= 2 or before.lower() in OPENED_BY_POINT or not between.strip(".")
    if shortened and not COMMAS.search(between.replace(".", "")):
        return Gap.SPACE
    if after[:1].islower() or before.lower() in ABBREVIATIONS:
        return Gap.COMMA
    return Gap.STOP


def _joined(found: list[Word]) -> list[Word]:
    """Read "primary care network" as the one word it is in names."""
    joined: list[Word] = []
    for word in found:
        joined.append(word)
        if word.normal in ("network", "networks") and tuple(each.normal for each in joined[-3:]) in PHRASES:
            first = joined[-3]
            joined[-3:] = [Word("pcn", first.raw, first.start, word.end, first.gap)]
    return joined
