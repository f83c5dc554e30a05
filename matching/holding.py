"""How an interest is held, read from what the person wrote about it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from matching.ordinary import ORDINARY
from matching.words import CONNECTING, TYPE_WORDS, Gap, words


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


def _sign(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


# The words for each. Where a text says several, the first in this order is what it is held as.
SIGNS = {
    HeldAs.LANDLORD: _sign(
        r"""\blandlord | \blandlady | \bfreehold | \blessor\b
        | \b(own\w*|co-?own\w*|proprietor|title|share|stake|interest)\b[^.;]{0,40}\b(premises|buildings?|property|site|land)\b
        | \b(premises|buildings?|property|site)\b[^.;]{0,40}\b(owned|belongs?|is\ mine|are\ mine)\b
        | \b(let|lets|letting|lease|leases|leased|rent|rents|rented)\b[^.;]{0,40}\bto\b
        | \brent\w*\ (income|from|is\ paid|paid\ to|is\ received|received)\b"""
    ),
    HeldAs.NETWORK_LEAD: _sign(
        r"""\bclinical\ director | \b(pcn|network|federation|locality)\ (clinical\ )?(lead(er)?|director|manager|chair)\b
        | \bclinical\ (co-?)?lead(er)?\b | \blead\ gp\b | \bleads?\ (the\ )?([\w&'-]+\ ){0,5}(pcn|network|federation|locality)\b"""
    ),
    HeldAs.PARTNER: _sign(
        r"""(?<!civil\ )(?<!life\ )\bpartner(?!ship\ (board|trust|with))(s|ship)?\b | \bprincipal\b | \bsingle[- ]handed
        | \bprofit[- ]shar | \bhold(s|er|ers|ing)?\ (of\ )?(the|an?|its)\ ([\w-]+\ ){0,3}contract | \bcontract\ holders?\b
        | \bmy\ (own\ )?(gp\ )?practice\b"""
    ),
    HeldAs.DIRECTOR: _sign(
        r"""\bdirector | \bdirects\b | \bnon-?\ ?exec | \bneds?\b | \bboard\b | \bchair(man|woman|person|s|ed|ing)?\b | \bpresident\b
        | \bchief\ (exec|officer|operating|finance|medical|nurs) | \bceo\b | \bcompany\ secretary | \bexecutive\ (group|committee|team)"""
    ),
    HeldAs.SHAREHOLDER: _sign(
        r"\bshare(s|d|holder|holders|holding|holdings)?\b | \bstakes?\b | \binvest(s|or|ment|ed)\b | \bequity\b | \bstock\b | \bdividends?\b"
    ),
    HeldAs.OWNER: _sign(
        r"\b(co-?)?own(s|er|ers|ed|ership)?\b | \bproprietor | \bsole\ trader | \b(co-?)?found(er|ed)\b | \bruns\b"
    ),
    HeldAs.SALARIED_GP: _sign(
        r"""\bsalaried | \blocum | \bgps?\b(?!\ (practice|surgery|patients?|federation|services|list|records)\b) | \bgeneral\ practitioner | \bfamily\ doctor | \bretainer\b
        | \b(a|the|one\ of\ the|as)\ doctors?\b | \bdoctor\ (at|in|with|for)\b | \bregistrar\b | \bgpwsi\b"""
    ),
    HeldAs.EMPLOYEE: _sign(
        r"""\bemploy | \bwork(s|ed|ing)?\b | \bnurs(e|es|ing)\b | \bmanag(er|es|ing|ed)\b | \bpharmac | \bparamedic | \breception | \bmidwi
        | \bconsultant\b | \bphysician | \bsurgeon | therapist | \bsessions?\b | \badministrator | \bassistant | \bpractitioner | \bprescriber
        | \bsecretary\b | \bjob\b | \bpost\b | \bpayroll\b | \bsalary\b | \bstaff\b | \bsecond(ed|ment|ee) | \bshifts?\b | \bdispenser\b
        | \bdoctor\b | \bmatron\b | \bporter\b | \bcleaner\b | \bclinician\b | \bpsycholog | \bradiograph | \bdentist\b | \bappointed\b | \bassociate\b
        | \btrainee\b | \bbookkeeper\b | \baccount(s|ant)\b | \bteach(es|er|ing)\b | \blecturer | \bprofessor | \bhealth\ visitor | \bcoordinator
        | \bco-ordinator | \bsupervisor | \bcontract\ with\b | \bhonorary\b | \bpaid\ by\b | \bincome\ from\b | \bdelivers?\b | \btechnician | \banalyst\b | \bofficer\b
        | \bcarer\b | \badmin\b | \bcounsellor\b | \bdietici?[ta]n | \boptometrist | \bphysio | \bscientist | \bjunior\b | \bclerk\b"""
    ),
    HeldAs.GOVERNOR_OR_TRUSTEE: _sign(r"\btrustees?\b | \bgovernors?\b"),
    HeldAs.COUNCILLOR: _sign(r"\bcouncill?or | \bcllr\b | \belected\ member | \bmayor\b | \bward\ member"),
    HeldAs.ADVISER: _sign(
        r"\badvis(e|es|er|or|ory|ing)\b | \bconsultancy | \bconsult(s|ing)\b(?!\ rooms?) | \bspeaker\b | \bmentor | \bcoach(es|ing)?\b"
    ),
    HeldAs.SUPPLIER: _sign(
        r"\bsuppl(y|ies|ier|ied)\b | \bprovid(es|ing|er)\b[^.;]{0,60}\bto\b | \bcontract(or|s|ed)?\ (to|for|from)\b | \bsells?\b | \binstalls?"
    ),
    HeldAs.RESEARCH: _sign(r"\bresearch | \binvestigator | \bclinical\ trial | \bstudy\b"),
    HeldAs.ADVOCATE: _sign(
        r"\blmcs?\b | \blocal\ medical\ committee | \bhealthwatch | \bnegotiat | \bcampaign | \badvocate | \blobby"
    ),
    HeldAs.VOLUNTEER: _sign(r"\bvolunt(eer|ary\ work) | \bleague\ of\ friends | ^\W*friends\ of\b | \bfundrais"),
    HeldAs.TENANT: _sign(
        r"\btenan(t|cy|ts)\b | \b(rents?|leases?|leased|rented)\b[^.;]{0,40}\b(from|at|in)\b | \blessee | \bsub-?lets?"
    ),
    HeldAs.PROFESSIONAL_BODY: _sign(
        r"\b(member|fellow|membership)\b[^.;]{0,40}\b(bma|rcgp|rcn|college|society|association|union|unison|faculty|institute|academy|federation of)\b"
    ),
}
# Whoever is only this gains nothing from the organisation's contract.
PATIENT = _sign(
    r"""\bpatients?\b(?!\ (services?|safety|experience|transport|liaison|care|flow|access|records?)\b)
    | \bregistered\b(?!\ (nurse|general\ nurse|manager|charity|company|office|address|provider|pharmacist|midwife|owner|trade|practitioner))
    | \bon\ (the|its|their|his|her|this)\ ([\w']+\ )?(list|books)\b | \bon\ [\w'’]+['’]s\ (patient\ )?list\b | \bppg\b | \bparticipation\ group\b
    | \bmy\ (own\ |family\ |usual\ )?(gp|doctor|gp\ practice|gp\ surgery|surgery|doctors)\b(?!\ partner) | \bown\ doctor\b
    | \b(our|family|own|usual|household's)\ (gp|doctor|surgery|gp\ surgery|gp\ practice)\ (is|are|:)
    | \b(receiv|get)\w*\ (my\ |their\ |his\ |her\ |our\ |the\ |own\ |all\ |medical\ )*(care|treatment)\b | \bunder\ the\ care\b
    | \b(is|are|am|being)\ (treated|seen)\b | \b(practice|surgery)\ (i|we)\ (attend|use|go\ to)\b | \bservice\ user\b | \bregistration\b
    | \b(looked\ after|cared\ for)\b | \bgp\ patients?\b"""
)
# An office in a patients' group is a patient's too.
PATIENT_GROUP = _sign(
    r"""(\b[\w-]+\ (of|for|to|with|on|in)\ (the\ |its\ |their\ )?)?
    \b(ppgs?|patients?['’]?s?\ (participation\ |reference\ |representative\ |liaison\ |user\ |advisory\ )?(group|panel|forum|council|association|network))\b"""
)
STAFF = (HeldAs.PARTNER, HeldAs.SALARIED_GP, HeldAs.EMPLOYEE, HeldAs.LANDLORD)
RELATIVE = _sign(
    r"""(?<!&\ )\b(wife|husband|spouse|civil\ partner|life\ partner|fianc\w+|girlfriend|boyfriend|ex-?wife|ex-?husband
    |((step|half|grand|god|great)-?)?(son|daughter|mother|father|brother|sister|parent|child|children|sons|daughters|parents|brothers|sisters)(-in-law|\ in\ law)?
    |in-?laws?|cousins?|niece|nephew|uncle|aunt|siblings?|relatives?|relations?|kin|household|housemate
    |family(?!\ (doctor|doctors|practice|medical|health|centre|surgery|nurse|physician|trust|business|group|planning|support|action|fund|tree|company))(\ members?)?
    |((close|personal|good|old|family)\ )?friends?(?!\ of\ (the|st|our)\b)
    |(my|his|her|their)\ partner(?=\ (is|was|works|worked|has|runs|owns|holds|sits|does|who)\b|,|\ \()
    |(?<!gp\ )(?<!senior\ )(?<!general\ )(?<!salaried\ )(?<!practice\ )partner(?=\ (is|was|works|worked|runs|who)\ |\ \((spouse|wife|husband|home|domestic)))\b"""
)
PREDICATE = re.compile(
    r"""^\W*((\([^)]*\)|,[^,]{1,40},|Dr|Mrs?|[A-Z][\w'’-]+)\W+){0,3}
    (is|was|are|were|works?|worked|has|had|owns?|holds?|runs?|ran|sits?|leads?|does|serves?|manages?|chairs?|joined|rents?|lets?|'s|’s)\b""",
    re.VERBOSE,
)
SELF = re.compile(r"\b(I|I'm|I’m|I've|myself)\b|\b(and|but|while|also) am\b")
NAME = "Somewhere"  # stands for an organisation's name while the words around it are read
SENTENCES = re.compile(r"(?<=[.;\n])\s")


def read_held_as(text: str) -> tuple[HeldAs, bool]:
    """How the interest is held, and whether through a relative or friend. A role that has ended counts as held."""
    spoken = [part for sentence in SENTENCES.split(text) for part in _people(sentence)]
    found = [(role, indirect) for part, indirect in spoken if (role := _role(part)) is not HeldAs.UNKNOWN]
    if not found:
        return HeldAs.UNKNOWN, any(indirect for _, indirect in spoken)
    return min(found, key=lambda reading: (reading[0] is HeldAs.PATIENT, reading[1]))


def read_roles(text: str, names: Sequence[tuple[int, int]]) -> list[tuple[HeldAs, bool]]:
    """How each of several organisations is held, given where in the text their names stand, in order.

    A role stands before the name ("partner at A, patient of B") or, throughout a text that opens with a name,
    after it ("A: partner; B: patient"). A name without a role of its own shares that of the name before it.
    """
    edges = [0, *(edge for name in names for edge in name), len(text)]
    parts = [text[edges[number] : edges[number + 1]] for number in range(0, len(edges), 2)]
    whole = read_held_as(NAME.join(parts))
    opens_with_name = bool(names) and read_held_as(parts[0]) == (HeldAs.UNKNOWN, False)
    roles: list[tuple[HeldAs, bool]] = []
    for before, after in pairwise(parts):
        told = read_held_as(after) if opens_with_name else _last_told(before)
        if told[0] is HeldAs.UNKNOWN:
            told = _first_known((_around(before, after), *roles[-1:]), told)
        roles.append(told)
    return [_first_known((role, *roles[number:], whole), role) for number, role in enumerate(roles)]


def _first_known(told: Iterable[tuple[HeldAs, bool]], otherwise: tuple[HeldAs, bool]) -> tuple[HeldAs, bool]:
    return next((each for each in told if each[0] is not HeldAs.UNKNOWN), otherwise)


def _around(before: str, after: str) -> tuple[HeldAs, bool]:
    """What the sentence around a name says: "we are on X's list"."""
    return read_held_as(SENTENCES.split(before)[-1] + NAME + SENTENCES.split(after)[0])


def _last_told(before: str) -> tuple[HeldAs, bool]:
    """The role told last before a name: what an earlier sentence said was about something else."""
    sentences = [sentence for sentence in SENTENCES.split(before) if sentence.strip(" .;,")]
    for sentence in reversed(sentences):
        told = read_held_as(sentence)
        if told != (HeldAs.UNKNOWN, False):
            return told
    return HeldAs.UNKNOWN, False


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
    is_patient = bool(PATIENT.search(part) or PATIENT_GROUP.search(part))
    if is_patient:
        part = PATIENT.sub(" ", PATIENT_GROUP.sub(" ", part))
        if not any(SIGNS[each].search(part) for each in STAFF):
            return HeldAs.PATIENT
    return next((held_as for held_as, sign in SIGNS.items() if sign.search(part)), HeldAs.UNKNOWN)


OCCUPATION = _sign(
    r"""\b(gps?|general\ practitioners?|family\ doctors?|locums?|practice\ (nurse|manager|pharmacist|paramedic)|practice\ partner
    |partner\ (in|at)\ (an?\ )?([\w-]+\ ){0,2}(practice|surgery)|general\ practice)\b"""
)
LOCAL = _sign(
    r"""\b(local(ly)?
    |(in|within|across|of|around)\ (this|the|our)\ (\w+\ )?(area|borough|district|city|town|county|locality|patch|ccg|icb|place|region))\b"""
)
PREPOSITIONS = frozenset("in around across near within throughout serving".split())


def works_in_general_practice(text: str) -> bool:
    """Does the text speak of somebody's work in general practice, rather than of being a patient?"""
    return bool(OCCUPATION.search(PATIENT.sub(" ", text))) and read_held_as(text)[0] is not HeldAs.PATIENT


def works_locally(text: str) -> bool:
    """Does the text say "locally" or "in this area" instead of naming a place?"""
    return bool(LOCAL.search(text))


def places_of_work(text: str) -> list[tuple[str, ...]]:
    """The places a text names after "in", "around" or "across", each as its words."""
    read = words(text)
    starts = [number for number, word in enumerate(read) if word.normal in PREPOSITIONS or word.raw in ("a", "an")]
    runs = [_run(read[number + 1 : number + 5]) for number in starts]
    return [run for run in runs if run]


def _run(following: Sequence) -> tuple[str, ...]:
    place: list[str] = []
    for word in following:
        if word.gap is Gap.STOP or (place and word.gap is not Gap.SPACE):
            break
        if word.normal in CONNECTING and not place:
            continue
        if word.normal in ORDINARY or word.normal in CONNECTING or word.normal in TYPE_WORDS:
            break
        place.append(word.normal)
    return tuple(place)
