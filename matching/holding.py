"""How an interest is held, read from what the person wrote about it. The words for it are in holding.json."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from matching.phrases import listed
from matching.vocabulary import word_set
from matching.words import CONNECTING, TYPE_WORDS, Gap, Word, words


class HeldAs(StrEnum):
    """What a person is to an organisation."""

    PARTNER = "partner"
    SALARIED_GP = "salaried_gp"
    EMPLOYEE = "employee"
    DIRECTOR = "director"
    SHAREHOLDER = "shareholder"
    OWNER = "owner"
    LANDLORD = "landlord"
    TENANT = "tenant"
    PATIENT = "patient"
    GOVERNOR_OR_TRUSTEE = "governor_or_trustee"
    COUNCILLOR = "councillor"
    ADVISER = "adviser"
    VOLUNTEER = "volunteer"
    RESEARCH = "research"
    SUPPLIER = "supplier"
    PROFESSIONAL_BODY = "professional_body"
    ADVOCATE = "advocate"
    NETWORK_LEAD = "network_lead"
    OTHER = "other"
    UNKNOWN = "unknown"


Told = tuple[HeldAs, bool]  # how it is held, and whether by a relative or friend

_PHRASES = json.loads((Path(__file__).parent / "holding.json").read_text(encoding="utf-8"))
# The phrases for each; where a text says several, the first in this order is what it is held as.
SIGNS = {HeldAs(value): listed(phrases) for value, phrases in _PHRASES["held_as"].items()}
NO_SIGN = listed(_PHRASES["not_held_as"])
PATIENT = listed(_PHRASES["patient"])
NO_PATIENT = listed(_PHRASES["not_patient"])
PATIENTS_GROUP = listed(_PHRASES["patients_group"])
# Its chair and its secretary are patients too.
OFFICE = re.compile(r"\b[\w'’-]+ (?:of|for|to|with|on|in) (?:the |its |their )?$")
GOES_THERE = listed(_PHRASES["goes_there"])
NOT_STAFF = listed(_PHRASES["not_staff"])
OCCUPATION = listed(_PHRASES["occupation"])
NOT_OCCUPATION = listed(_PHRASES["not_occupation"])
DENIES = listed(_PHRASES["denies"])
OTHER_LIVES = listed(_PHRASES["other_lives"])
LOCALLY = listed(_PHRASES["locally"])
# Of school, church and club as well.
OF_ANYTHING = (HeldAs.UNKNOWN, HeldAs.GOVERNOR_OR_TRUSTEE, HeldAs.VOLUNTEER)
# Whoever is one of these besides being a patient is more than a patient.
STAFF = (HeldAs.PARTNER, HeldAs.SALARIED_GP, HeldAs.EMPLOYEE, HeldAs.LANDLORD)

RELATIVE = re.compile(
    r"""(?<!&\ )(?<!league\ of\ )\b(
    wife|husband|hubby|spouse|missus|missis|other\ half|civil\ partner|life\ partner
    |fianc\w+|girlfriend|boyfriend|ex-?wife|ex-?husband
    |(?:(?:step|half|grand|god|great)-?)?(?:sons?|daughters?|mother|father|mam|brothers?|sisters?|parents?|child|children
     |mums?|dads?|kids?|lads?|lass|nan|gran|granny|grandad|grandpa|grandma)
     (?:-in-law|\ in\ law)?
    |in-?laws?|cousins?|niece|nephew|uncle|aunt|auntie|aunty|siblings?|relatives?|relations?|kin|household|housemate
    |family(?!\ (?:doctors?|gps?|name|home|practice|medical|health|centre|surgery|nurse|physician|trust
        |business|group|planning|support|action|fund|tree|company))(?:\ members?)?
    |(?:(?:close|personal|good|old|family)\ )?(?:friend(?!\ of\ (?:the|st|our)\b)|friends(?!\ of\ (?!mine|ours)))
    |(?:my|his|her|their)\ partner(?=\ (?:is|was|works|worked|has|runs|owns|holds|sits|does|who)\b|,|\ \()
    |(?<!gp\ )(?<!senior\ )(?<!general\ )(?<!salaried\ )(?<!practice\ )partner
     (?=\ (?:is|was|works|worked|runs|who)\ |\ \((?:spouse|wife|husband|home|domestic))
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
PREDICATE = re.compile(
    r"""^\W*(?:(?:\([^)]*\)|,[^,]{1,40},|Dr|Mrs?|[A-Z][\w'’-]+)\W+){0,3}
    (?:is|was|are|were|works?|worked|has|had|owns?|holds?|runs?|ran|sits?|leads?|does|serves?|manages?|chairs?|joined
    |rents?|lets?|'s|’s)\b""",
    re.VERBOSE,
)
SELF = re.compile(r"\b(?:I|I['’]m|I['’]ve|myself)\b|\b(?:and|but|while|also) am\b")
NAME = "Somewhere"  # stands for an organisation's name while the words around it are read
SENTENCES = re.compile(r"(?<=[.;\n])\s")
AREAS = word_set("after_places")
PREPOSITIONS = word_set("before_places") | {"serving"}
ORDINARY = word_set("declaring") | word_set("agenda")


def read_held_as(text: str) -> Told:
    """How the interest is held, and whether through a relative or friend. A role that has ended counts as held."""
    spoken = [part for sentence in SENTENCES.split(text) for part in _people(sentence)]
    found = [(role, indirect) for part, indirect in spoken if (role := _role(part)) is not HeldAs.UNKNOWN]
    if not found:
        return HeldAs.UNKNOWN, any(indirect for _, indirect in spoken)
    return min(found, key=lambda told: (told[0] is HeldAs.PATIENT, told[1]))


def read_roles(text: str, names: Sequence[tuple[int, int]]) -> list[Told]:
    """How each of several organisations is held, given where in the text their names stand, in order.

    A role stands before the name ("partner at A, patient of B") or, throughout a text that opens with a name,
    after it ("A: partner; B: patient"). A name without a role of its own shares that of the name before it.
    """
    edges = [0, *(edge for name in names for edge in name), len(text)]
    parts = [text[edges[number] : edges[number + 1]] for number in range(0, len(edges), 2)]
    opens_with_name = bool(names) and read_held_as(parts[0]) == (HeldAs.UNKNOWN, False)
    roles: list[Told] = []
    for before, after in pairwise(parts):
        told = read_held_as(after) if opens_with_name else _last_told(before)
        if told[0] is HeldAs.UNKNOWN:
            told = _first_known((_around(before, after), *roles[-1:]), told)
        roles.append(told)
    whole = read_held_as(NAME.join(parts))
    return [_first_known((role, *roles[number:], whole), role) for number, role in enumerate(roles)]


def works_in_general_practice(text: str) -> bool:
    """Does the text speak of somebody's work in general practice, rather than of being a patient?"""
    spoken = NOT_OCCUPATION.sub(" ", PATIENT.sub(" ", text))
    return bool(OCCUPATION.search(spoken)) and read_held_as(text)[0] is not HeldAs.PATIENT


def means_another(text: str, place: int, told: Told) -> bool:
    """Does the text, names left blank, say that what it names here is another, or a school, a church, a club?"""
    start = max((match.end() for match in SENTENCES.finditer(text, 0, place)), default=0)
    sentence = SENTENCES.split(text[start:])[0]
    if told[0] in OF_ANYTHING and OTHER_LIVES.search(sentence):
        return True
    return bool(told[0] is HeldAs.UNKNOWN and DENIES.search(text)) or bool(told[1] and DENIES.search(sentence))


def works_locally(text: str) -> bool:
    """Does the text say "locally" or "in this area" instead of naming a place?"""
    return bool(LOCALLY.search(text))


def places_of_work(text: str) -> list[tuple[str, ...]]:
    """The places a text names after "in" or "around", as "GP, Truro" or as "a Truro practice", each as its words."""
    read = words(text)
    starts = [number for number, word in enumerate(read) if word.normal in PREPOSITIONS or word.raw in ("a", "an")]
    starts += _before_commas(read, [hit.end for hit in OCCUPATION.hits(text)])
    runs = [_place(read[number + 1 : number + 5]) for number in starts]
    runs += [_place_before(read[:number]) for number, word in enumerate(read) if word.normal in AREAS]
    return list(dict.fromkeys(run for run in runs if run))


def _before_commas(read: Sequence[Word], ends: Iterable[int]) -> list[int]:
    """The words that end in one of these places and have a comma, a bracket or a dash behind them."""
    ended = set(ends)
    return [
        number for number, (word, after) in enumerate(pairwise(read)) if word.end in ended and after.gap is Gap.COMMA
    ]


def _last_told(before: str) -> Told:
    """The role told last before a name: what an earlier sentence said was about something else."""
    for sentence in reversed(SENTENCES.split(before)):
        told = read_held_as(sentence)
        if told != (HeldAs.UNKNOWN, False):
            return told
    return HeldAs.UNKNOWN, False


def _first_known(told: Iterable[Told], otherwise: Told) -> Told:
    return next((each for each in told if each[0] is not HeldAs.UNKNOWN), otherwise)


def _around(before: str, after: str) -> Told:
    """What the sentence around a name says: "we are on X's list"."""
    return read_held_as(SENTENCES.split(before)[-1] + NAME + SENTENCES.split(after)[0])


def _people(sentence: str) -> Iterator[tuple[str, bool]]:
    """The sentence in parts that speak of one person each, and whether that is a relative or friend."""
    related = list(RELATIVE.finditer(sentence))
    acting = [match for match in related if PREDICATE.match(sentence[match.end() :])]
    if not related:
        yield sentence, False
    elif not acting:
        own = SELF.search(sentence)
        yield RELATIVE.sub(" ", sentence), not (own and own.start() < related[0].start())
    else:
        yield sentence[: acting[0].start()], False
        rest = sentence[acting[0].end() :]
        turn = SELF.search(rest)
        yield (rest[: turn.start()] if turn else rest), True
        if turn:
            yield rest[turn.start() :], False


def _role(part: str) -> HeldAs:
    part = NO_PATIENT.sub(_kept_but_for_patients, part)
    group = PATIENTS_GROUP.search(part)
    if group:
        part = OFFICE.sub("", part[: group.start]) + " " + part[group.end :]
    is_patient = bool(group or PATIENT.search(part))
    if is_patient:
        part = NOT_STAFF.sub(" ", PATIENT.sub(" ", part))
    part = NO_SIGN.sub(" ", part)
    signs = [held_as for held_as, sign in SIGNS.items() if sign.search(part)]
    if is_patient and not set(STAFF).intersection(signs):
        return HeldAs.PATIENT
    if signs:
        return signs[0]
    return HeldAs.PATIENT if GOES_THERE.search(part) else HeldAs.UNKNOWN


def _kept_but_for_patients(phrase: str) -> str:
    """Of "registered nurse", the nurse."""
    return re.sub(r"(?i)\b(?:patients?['’]?|registered|my)\b", " ", phrase)


def _place_before(leading: Sequence[Word]) -> tuple[str, ...]:
    """ "The Bury St Edmunds area": the words before, as far as they may be a place."""
    place: list[str] = []
    for word in reversed(leading[-3:]):
        if word.normal in ORDINARY or word.normal in TYPE_WORDS or word.normal in CONNECTING:
            break
        place.insert(0, word.normal)
        if word.gap is not Gap.SPACE:
            break
    return tuple(place)


def _place(following: Sequence[Word]) -> tuple[str, ...]:
    place: list[str] = []
    for word in following:
        if place and word.gap is not Gap.SPACE:
            break
        if word.normal in CONNECTING and not place:
            continue
        if word.normal in ORDINARY or word.normal in CONNECTING or word.normal in TYPE_WORDS:
            break
        place.append(word.normal)
    return tuple(place)
