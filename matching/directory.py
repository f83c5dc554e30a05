"""Organisations, the names they bear or bore, and the ties between them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from matching.places import Gazetteer

PRACTICES = frozenset({"gp_practice", "branch_surgery"})
NETWORKS = frozenset({"pcn", "federation", "locality"})
PREMISES = "premises"

UPWARD = ("branch_of", "site_of", "parent_company")
OWNING = ("owner_of", "landlord_of")


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation; `area` is the code of the area that commissions it, empty where it has none."""

    code: str
    name: str
    kind: str
    area: str
    town: str = ""
    postcode: str = ""
    address: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """Another name an organisation bears or bore, and where we know it from."""

    code: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """`source` stands in `relation` to `target`: an organisation, or a contract type, service, scheme or ward."""

    source: str
    relation: str
    target: str


class Directory:
    """Answers questions about organisations. Hand it only the ties in force on the day that matters.

    `former` are contracts held before that day and no longer: they are told of, and nothing follows from them.
    `redirects` maps the code of an organisation merged into another to the code of that other.
    """

    def __init__(
        self,
        organisations: Iterable[Organisation],
        names: Iterable[Name] = (),
        ties: Iterable[Tie] = (),
        former: Iterable[Tie] = (),
        redirects: Mapping[str, str] | None = None,
    ) -> None:
        self._redirects = dict(redirects or {})
        self._organisations = {organisation.code: organisation for organisation in organisations}
        ties = [(tie.relation, tie.source, tie.target) for tie in ties]
        self._targets = _gathered(ties)
        self._sources = _gathered((relation, target, source) for relation, source, target in ties)
        self._network_areas: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, tuple[Name, ...]] = {}
        for name in names:
            if name.text != self.title(name.code):
                self._names[name.code] = (*self._names.get(name.code, ()), name)
        self._former: dict[str, list[str]] = defaultdict(list)
        for tie in former:
            self._former[tie.source].append(tie.target)

    def __len__(self) -> int:
        return len(self._organisations)

    def __iter__(self) -> Iterator[Organisation]:
        return iter(self._organisations.values())

    def __contains__(self, code: object) -> bool:
        return code in self._organisations

    def organisation(self, code: str) -> Organisation | None:
        """The organisation with this code, if the directory holds it."""
        return self._organisations.get(code)

    def current(self, code: str) -> str:
        """The code an organisation goes by now: that of the one it was merged into, or else its own."""
        return self._redirects.get(code, code)

    def title(self, code: str) -> str:
        """The organisation's name, or its code where the directory does not hold it."""
        organisation = self._organisations.get(code)
        return organisation.name if organisation else code

    def other_names(self, code: str) -> tuple[Name, ...]:
        """The names the organisation bears or bore besides its own."""
        return self._names.get(code, ())

    def targets(self, code: str, relation: str) -> tuple[str, ...]:
        """What this organisation stands in `relation` to."""
        return self._targets.get(relation, {}).get(code, ())

    def sources(self, target: str, relation: str) -> tuple[str, ...]:
        """The organisations that stand in `relation` to `target`."""
        return self._sources.get(relation, {}).get(target, ())

    def parent(self, code: str) -> str | None:
        """The practice of a branch, the trust of a site, the owner of a company."""
        return next((target for relation in UPWARD for target in self.targets(code, relation)), None)

    def sites(self, code: str) -> tuple[str, ...]:
        """The branches of a practice, the sites of a trust, the companies it owns."""
        return tuple(source for relation in UPWARD for source in self.sources(code, relation))

    def networks(self, code: str) -> tuple[str, ...]:
        """The networks, federations and localities it belongs to."""
        return self.targets(code, "member_of")

    def members(self, code: str) -> tuple[str, ...]:
        """The organisations that belong to a network, federation or locality."""
        return self.sources(code, "member_of")

    def contracts(self, code: str) -> tuple[str, ...]:
        """The contract types it holds."""
        return self.targets(code, "holds_contract")

    def services(self, code: str) -> tuple[str, ...]:
        """The services it provides."""
        return self.targets(code, "provides")

    def schemes(self, code: str) -> tuple[str, ...]:
        """The schemes it has signed up to."""
        return self.targets(code, "signed_up_to")

    def wards(self, code: str) -> tuple[str, ...]:
        """The wards and places it stands in."""
        return self.targets(code, "located_in")

    @cached_property
    def all_wards(self) -> tuple[str, ...]:
        """Every ward or place that an organisation stands in."""
        return tuple(sorted(self._sources.get("located_in", ())))

    def premises(self, code: str) -> tuple[str, ...]:
        """What it owns or lets: premises, or a practice whose premises they are."""
        return tuple(target for relation in OWNING for target in self.targets(code, relation))

    def owners(self, code: str) -> tuple[str, ...]:
        """Who owns or lets premises, or those of a practice."""
        return tuple(source for relation in OWNING for source in self.sources(code, relation))

    def rents(self, code: str) -> tuple[str, ...]:
        """The premises it is a tenant of."""
        return self.targets(code, "tenant_of")

    def customers(self, code: str) -> tuple[str, ...]:
        """Whom it supplies."""
        return self.targets(code, "supplier_of")

    def suppliers(self, code: str) -> tuple[str, ...]:
        """Who supplies it."""
        return self.sources(code, "supplier_of")

    def former_contracts(self, code: str) -> tuple[str, ...]:
        """The contract types it held once and holds no longer, one of each."""
        held = self.contracts(code)
        return tuple(dict.fromkeys(each for each in self._former.get(code, ()) if each not in held))

    def successors(self, code: str) -> tuple[str, ...]:
        """The organisations that took its place."""
        return self.sources(code, "successor_of")

    def areas(self, code: str) -> tuple[str, ...]:
        """Its own area; for a network, those of its members too."""
        organisation = self._organisations.get(code)
        if organisation is None:
            return ()
        own = (organisation.area,) if organisation.area else ()
        if organisation.kind not in NETWORKS:
            return own
        if code not in self._network_areas:
            members = [area for member in self.members(code) for area in self._own_area(member)]
            self._network_areas[code] = tuple(dict.fromkeys([*own, *members]))
        return self._network_areas[code]

    def offered(self, relation: str, value: str, area: str) -> bool:
        """Does the directory know any organisation of this area with this contract, service or scheme?"""
        return (relation, value, area) in self._offers

    @cached_property
    def _offers(self) -> frozenset[tuple[str, str, str]]:
        wanted = ("holds_contract", "provides", "signed_up_to")
        return frozenset(
            (relation, target, area)
            for relation in wanted
            for source, targets in self._targets.get(relation, {}).items()
            for area in self._own_area(source)
            for target in targets
        )

    def close_by(self, organisation: Organisation) -> tuple[str, ...]:
        """The open practices of the same area and town, or of the same postcode district."""
        found = [code for place in _places(organisation) for code in self._practices_at.get(place, ())]
        return tuple(code for code in dict.fromkeys(found) if code != organisation.code)

    def federations(self, area: str) -> tuple[str, ...]:
        """The federations of an area."""
        return tuple(each.code for each in self._federations if area in self.areas(each.code))

    @cached_property
    def _federations(self) -> tuple[Organisation, ...]:
        return tuple(each for each in self if each.kind == "federation" and each.active)

    @cached_property
    def _practices_at(self) -> dict[tuple[str, str], list[str]]:
        at: dict[tuple[str, str], list[str]] = defaultdict(list)
        for each in self:
            if each.kind == "gp_practice" and each.active:
                for place in _places(each):
                    at[place].append(each.code)
        return at

    @cached_property
    def places(self) -> Gazetteer:
        """Which areas a place word stands for, learnt from the addresses."""
        return Gazetteer((org.area, f"{org.address} {org.town}") for org in self if org.area)

    def _own_area(self, code: str) -> tuple[str, ...]:
        organisation = self._organisations.get(code)
        return (organisation.area,) if organisation and organisation.area else ()


def _gathered(ties: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """By relation and one end of the tie, the other ends."""
    lists: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for relation, end, other in ties:
        lists[relation][end].append(other)
    return {relation: {end: tuple(others) for end, others in found.items()} for relation, found in lists.items()}


def _places(organisation: Organisation) -> tuple[tuple[str, str], ...]:
    """Where an organisation lies, closely: its postcode district, and its town within its area."""
    district = organisation.postcode.partition(" ")[0]
    town = (organisation.area, organisation.town.casefold())
    return (*([("", district)] if district else []), *([town] if all(town) else []))
