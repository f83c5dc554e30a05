"""How an interest is held, read from what the person wrote about it."""

import re
from collections.abc import Iterator
from enum import StrEnum

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


# Each with the words for it. Where one text says several, the first in this order is what it is held as.
SIGNS = {
    HeldAs.NETWORK_LEAD: r"""clinical director | \b(pcn|network|federation|locality)\ (clinical\ )?(lead(er)?|director|manager|chair)\b
        | clinical\ (co-?)?lead\ (for|of|at|with|,|-) | leads?\ (the\ )?([\w&'-]+\ ){0,5}(pcn|network|federation|locality)\b
        | lead\ gp\ (for|of)""",
    HeldAs.LANDLORD: r"""landlord | landlady | freehold | lessor
        | \b(own\w*|co-?own\w*|proprietor|title|share|stake|interest|landowner)\b[^.;]{0,40}\b(premises|building|property|site|land)\b
        | \b(lets?|letting|leases?|rents?|leased|rented)\b[^.;]{0,60}\bto\b | rent\w*\ (income|from|is\ paid|paid\ to|is\ received)
        | (premises|building|property|site)\b[^.;]{0,30}\bowned""",
    HeldAs.PARTNER: r"""(?<!civil\ )(?<!life\ )\bpartner(?!ship\ (board|trust|with))(s|ship)?\b | \bprincipal\b | single[- ]handed
        | \bprofit[- ]shar | hold(s|er|ers|ing)?\ (of\ )?(the|an?|its)\ ([\w-]+\ ){0,3}contract | \bpartnered
        | (gms|pms|apms)\ contract(or|\ holder) | \bmy\ (own\ )?(gp\ )?(practice|surgery)\b""",
    HeldAs.DIRECTOR: r"""\bdirector | \bdirects\b | \bnon-?\ ?exec | \bneds?\b | \bboard\b | \bchair(man|woman|person|s|ed)?\b | chief\ (exec|officer|operating|finance|medical|nurs)
        | \bceo\b | company\ secretary | managing\ director | \bvice[- ]chair | \bpresident\b""",
    HeldAs.SHAREHOLDER: r"\bshare(s|holder|holders|holding|holdings)\b | \bstakes?\b | \binvest(s|or|ment|ed)\b | \bequity\b | \bstock\b",
    HeldAs.OWNER: r"\bown(s|er|ers|ed|ership)\b | proprietor | sole\ trader | \bfound(er|ed)\b | \bruns\b",
    HeldAs.SALARIED_GP: r"""salaried | \blocum | \bgps?\b(?!\ (practice|surgery|patient|federation)) | general\ practitioner | family\ doctor | \bretainer\b | \bregistrar\b
        | \bdoctor\ (at|in|with|for)\b""",
    HeldAs.EMPLOYEE: r"""\bemploy | \bwork(s|ed|ing)?\b | \bnurs(e|es|ing)\b | \bmanag(er|es|ing|ed)\b | pharmacist | paramedic | reception | midwi
        | \bconsultant\b | physician | surgeon | therapist | \bsessions?\b | administrator | assistant | practitioner | prescriber
        | \bsecretary\b | \bjob\b | \bpost\b | \bpayroll\b | \bsalary\b | \bstaff\b | second(ed|ment|ee) | \bsister\b(?=\ (on|in)\ ) | \bregistrar
        | \b(bank|agency)\ (work|shifts) | \bshifts?\b | \bdispenser\b | \bdoctor\b | \bmatron\b | \bporter\b | \bcleaner\b | \bclinician\b | psycholog | \bradiograph | \bdentist\b
        | \bappointed\b | \bassociate\b | \btrainee\b | \bbookkeeper\b | \baccountant\b | \bteaches\b | lecturer | professor""",
    HeldAs.GOVERNOR_OR_TRUSTEE: r"\btrustees?\b | \bgovernors?\b",
    HeldAs.COUNCILLOR: r"\bcouncill?or | \bcllr\b | elected\ member | \bmayor\b | \bward\ member",
    HeldAs.SUPPLIER: r"\bsuppl(y|ies|ier|ied)\b | \bprovid(es|ing|er)\b[^.;]{0,60}\bto\b | \bcontract(or|s|ed)?\ (to|with|for|from)\b | \bsells?\b | \binstalls?",
    HeldAs.ADVISER: r"\badvis(e|es|er|or|ory|ing)\b | consultancy | \bconsult(s|ing)\b | speaker | \bmentor | \bcoach",
    HeldAs.RESEARCH: r"\bresearch | investigator | clinical\ trial | \bstudy\b",
    HeldAs.ADVOCATE: r"\blmcs?\b | local\ medical\ committee | healthwatch | \bnegotiat | campaign | \badvocate | \blobby",
    HeldAs.VOLUNTEER: r"\bvolunt(eer|ary\ work) | league\ of\ friends | ^\s*friends\ of\b | \bfundrais",
    HeldAs.TENANT: r"\btenan(t|cy|ts)\b | \b(rents?|leases?|leased|rented)\b[^.;]{0,40}\b(from|at|in)\b | lessee | \bsub-?lets?",
    HeldAs.PROFESSIONAL_BODY: r"\b(member|fellow)\b[^.;]{0,30}\b(bma|rcgp|college|society|association|union|royal|faculty|council|institute)\b | \bmember\b",
}
SIGNS = {held_as: re.compile(pattern, re.VERBOSE | re.IGNORECASE) for held_as, pattern in SIGNS.items()}

PATIENT = re.compile(
    r"""\bpatients?\b(?!\ (services|safety|experience|transport|liaison|care|flow|access)) | \bregistered\ (with|at|to|by|on|patient|as\ (an?\ )?patient|there|here)
    | \bon\ the\ (practice\ |patient\ )?list\ (of|at) | \bon\ (his|her|their|its|\w+'s)\ list | \bppg\b | \bmy\ (own\ |family\ )?(gp|doctor|gp\ practice|gp\ surgery)\b(?!\ practice\ is\ a)
    | (receiv|under|receive|get|getting)\w*\ (my\ |their\ |the\ |medical\ )?(care|treatment) | \b(is|are|am)\ (treated|seen|registered) | \bttreated\b
    | \b(practice|surgery)\ (i|we)\ (attend|use|go\ to) | \battends?\b (?!\ (meetings|board)) | \bservice\ user""",
    re.VERBOSE | re.IGNORECASE,
)
RELATION = re.compile(
    r"""\b(wife|husband|spouse|civil\ partner|life\ partner|fianc\w+|girlfriend|boyfriend|ex-?(wife|husband|partner)
    |(step|half|grand|god|great)?-?(son|daughter|mother|father|brother|sister|parent|child|children|sons|daughters|parents)(-in-law|\ in\ law)?
    |(sister|brother|son|daughter|mother|father|parents)s?-in-law|in-?laws?|cousin|niece|nephew|uncle|aunt|sibling
    |relatives?|relations?|family(\ members?)?|kin|(close|personal|good|old)?\ ?friends?(?!\ of)|household|flatmate|housemate
    |(?<!\w)(my|his|her|their)\ partner(?=\ (is|was|works|worked|has|runs|owns|holds|sits|does|who|,|\())|(?<!gp\ )(?<!senior\ )(?<!general\ )(?<!salaried\ )\bpartner(?=\ (is|was|works|worked|runs|who)\ )
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
FAMILY_NOT_RELATED = re.compile(
    r"\bfamily\ (doctor|doctors|practice|medical|health|centre|surgery|nurse|physician|trust|business|group|planning|support|action|fund)", re.VERBOSE | re.IGNORECASE
)
SELF = re.compile(r"\b(I|I'm|I’m|myself|my own)\b")
NEW_SENTENCE = re.compile(r"[.;\n](?=\s|$)|\s[–—-]\s")
HAS_VERB = re.compile(
    r"^\W*(?:\([^)]*\)\W*|,[^,]{1,40},\W*|Dr\W+|Mrs?\W+|[A-Z][\w'-]+\W+){0,3}(is|was|are|were|works?|worked|has|had|owns?|holds?|runs?|ran|sits?|leads?|does|serves?|manages?|chairs?|directs?|rents?|lets?|'s)\b"
)


def read_held_as(text: str) -> tuple[HeldAs, bool]:
    """How the interest is held, and whether through a relative or friend. A role that has ended counts as held."""
    found = [reading for clause, indirect in _clauses(text) if (reading := (_role(clause), indirect))[0] is not HeldAs.UNKNOWN]
    if not found:
        return HeldAs.UNKNOWN, any(indirect for _, indirect in _clauses(text))
    return min(found, key=_rank)


def _rank(reading: tuple[HeldAs, bool]) -> tuple[bool, bool]:
    """One's own role before a relative's, and being a patient last of all."""
    held_as, indirect = reading
    return held_as is HeldAs.PATIENT, indirect


def _clauses(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts that speak of one person each, and whether that person is somebody else."""
    start, other = 0, False
    for sentence_end in [*(match.end() for match in NEW_SENTENCE.finditer(text)), len(text)]:
        yield from _people(text[start:sentence_end], other)
        start = sentence_end


def _people(sentence: str, other: bool) -> Iterator[tuple[str, bool]]:
    related = [match for match in RELATION.finditer(sentence) if not FAMILY_NOT_RELATED.match(sentence, match.start())]
    own = SELF.search(sentence)
    speaking = [match for match in related if HAS_VERB.match(sentence[match.end() :])]
    if not related:
        yield sentence, other
    elif not speaking:
        yield _without(sentence, related), not (own and own.start() < related[0].start())
    else:
        cut = speaking[0].start()
        before = sentence[:cut]
        yield before, False
        rest = sentence[speaking[0].end() :]
        turn = re.search(r"\b(and|but|while|;)\s+I\b", rest)
        yield (rest[: turn.start()] if turn else rest), True
        if turn:
            yield rest[turn.start() :], False


def _without(sentence: str, related: list[re.Match[str]]) -> str:
    for match in reversed(related):
        sentence = sentence[: match.start()] + " " + sentence[match.end() :]
    return sentence


def _role(clause: str) -> HeldAs:
    is_patient = PATIENT.search(clause)
    if is_patient:
        clause = PATIENT.sub(" ", clause)
        if not any(SIGNS[each].search(clause) for each in (HeldAs.PARTNER, HeldAs.SALARIED_GP, HeldAs.EMPLOYEE, HeldAs.LANDLORD)):
            return HeldAs.PATIENT
    return next((held_as for held_as, sign in SIGNS.items() if sign.search(clause)), HeldAs.PATIENT if is_patient else HeldAs.UNKNOWN)


OCCUPATION = re.compile(
    r"""\b(gps?|general\ practitioners?|family\ doctors?|locums?|practice\ (nurse|manager|pharmacist|paramedic)|partner\ in\ (an?\ )?([\w-]+\ ){0,2}(practice|surgery)|practice\ partner)\b""",
    re.VERBOSE | re.IGNORECASE,
)
LOCAL = re.compile(
    r"\b(local(ly)?|(in|within|across|of)\ (this|the|our)\ (\w+\ )?(area|borough|district|city|town|county|locality|patch|ccg|place|footprint|region))\b", re.VERBOSE | re.IGNORECASE
)
PREPOSITIONS = frozenset("in around across near within throughout serving".split())


def works_in_general_practice(text: str) -> bool:
    """Does the text speak of somebody's work in general practice, rather than of being a patient?"""
    return bool(OCCUPATION.search(text)) and read_held_as(text)[0] is not HeldAs.PATIENT


def works_locally(text: str) -> bool:
    """Does the text say "locally" or "in this area" instead of naming a place?"""
    return bool(LOCAL.search(text))


def places_of_work(text: str) -> list[tuple[str, ...]]:
    """The places a text names after "in", "around" or "across", each as its words."""
    found, read = [], words(text)
    for number, word in enumerate(read):
        if word.normal in PREPOSITIONS:
            place = []
            for after in read[number + 1 : number + 5]:
                if after.gap is Gap.STOP or (place and after.gap is not Gap.SPACE):
                    break
                if after.normal in CONNECTING and not place:
                    continue
                if after.normal in ORDINARY or after.normal in CONNECTING or after.normal in TYPE_WORDS:
                    break
                place.append(after.normal)
            if place:
                found.append(tuple(place))
    return found
