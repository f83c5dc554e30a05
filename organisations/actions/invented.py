"""Invented organisations, as many as are wanted, and texts that name them: for measuring where no real ones are."""

from collections.abc import Iterator
from random import Random

from matching.directory import Directory, Organisation, Tie

HEADS = ("Almer", "Bexil", "Caldor", "Dorvin", "Eldra", "Firlow", "Garsil", "Haskel", "Ivern", "Kellun", "Lydra")
HEADS += ("Mornel", "Nurlow", "Oxler", "Pellan", "Querno", "Ruskel", "Sornel", "Thurlo", "Ulvern", "Vernil", "Wistel")
HEADS += ("Yarlow", "Zealan", "Asherl")
TAILS = ("bourne", "by", "combe", "dale", "den", "field", "ford", "garth", "ham", "hurst")
TAILS += ("ley", "mere", "moor", "sett", "stead", "thorpe", "ton", "wick", "wold", "worth")
NAMES = tuple(f"{head}{tail}" for tail in TAILS for head in HEADS)

AREAS = 100
IN_A_NETWORK = 10
KINDS = ("gp_practice",) * 5 + ("branch_surgery", "pharmacy", "dental_practice", "clinic", "hospital_site")
TYPES = {
    "gp_practice": ("Surgery", "Medical Centre", "Health Centre", "Medical Practice", "Group Practice"),
    "branch_surgery": ("Branch Surgery",),
    "pharmacy": ("Pharmacy", "Chemist"),
    "dental_practice": ("Dental Practice",),
    "clinic": ("Clinic",),
    "hospital_site": ("Hospital", "Infirmary"),
}
MIDDLES = ("", "", "", "Road", "Park", "House", "Lane", "Street", "Green")
SENTENCES = (
    "GP partner at {}",
    "My wife is a practice nurse at {}",
    "Shareholder and director of {}, which holds a contract with the ICB",
    "{}: request to close the list",
    "Premises improvement grant, {}",
    "Registered as a patient with {}",
    "{}",
)
FILLING = (
    "The Committee is asked to approve the recommendation set out below.",
    "Officers have engaged with patients and neighbouring practices since the last meeting.",
    "The contract expires on 31 March and serves around 7,400 patients.",
    "Quality and access have been reviewed, and the financial effect is within the delegated budget.",
    "Risks are set out in the appendix; an equality assessment has been carried out.",
)


def invented_directory(size: int) -> Directory:
    """A directory of so many organisations in a hundred areas, the same ones each time."""
    chance = Random(size)
    practices = [_organisation(number, chance) for number in range(size - size // IN_A_NETWORK)]
    networks = [
        Organisation(f"SN{n:05}", f"{chance.choice(NAMES)} {chance.choice(NAMES)} PCN", "pcn", _area(n))
        for n in range(size // IN_A_NETWORK)
    ]
    ties = [Tie(each.code, "member_of", chance.choice(networks).code) for each in practices[:: len(KINDS)]]
    return Directory([*practices, *networks], ties=ties)


def invented_texts(directory: Directory, size: int) -> Iterator[tuple[str, str]]:
    """So many lines as people declare and agendas say, and the area of each; one in five misspells the name."""
    chance = Random(size)
    for number, each in enumerate(chance.choices(list(directory), k=size)):
        name = _misspelt(each.name, chance) if number % 5 == 0 else each.name
        yield chance.choice(SENTENCES).format(name), each.area


def invented_papers(directory: Directory, size: int) -> Iterator[tuple[str, str]]:
    """So many papers of 150 to 400 words, and the area of each."""
    chance, by_area = Random(size), {}
    for each in directory:
        by_area.setdefault(each.area, []).append(each.name)
    for area in chance.choices(sorted(by_area), k=size):
        paper, words = "", chance.randint(150, 400)
        while len(paper.split()) < words:
            named = chance.choice(SENTENCES).format(chance.choice(by_area[area]))
            paper += f"{named}. {' '.join(chance.sample(FILLING, 2))}\n"
        yield paper, area


def _organisation(number: int, chance: Random) -> Organisation:
    kind, town = chance.choice(KINDS), NAMES[(number % AREAS) * 5 + chance.randrange(5)]
    name = f"{chance.choice(NAMES)} {chance.choice(MIDDLES)} {chance.choice(TYPES[kind])}".replace("  ", " ")
    address = f"{chance.randint(1, 90)} {chance.choice(NAMES)} Road, {town}"
    return Organisation(f"S{number:05}", name, kind, _area(number), town, address=address, active=number % 4 > 0)


def _area(number: int) -> str:
    return f"9{number % AREAS:02}"


def _misspelt(name: str, chance: Random) -> str:
    """Two letters of a name the wrong way round."""
    at = chance.randrange(1, 5)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
