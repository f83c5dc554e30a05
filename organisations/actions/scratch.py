"""A directory for the length of one transaction, to judge the engine on. The caller rolls it back."""

from pathlib import Path

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from organisations.formats.tables import read_table
from organisations.models import Name, Organisation, Tie
from organisations.policy.relations import TO_A_THING
from people.models import Body

BATCH = 5000


def hide_directory(*, behind: Body) -> None:
    """Put every known organisation out of sight of all other bodies, under codes nobody writes."""
    hidden = Concat(Value("~"), Cast(F("pk"), CharField()))
    Organisation.objects.update(body=behind, code=hidden)


def load_directory(*, folder: Path) -> None:
    """Write a normalised directory as the national one."""
    organisations = {row["code"]: _organisation(row) for row in read_table(folder / "organisations.csv")}
    Organisation.objects.bulk_create(organisations.values(), batch_size=BATCH)
    Name.objects.bulk_create(_names(folder, organisations), batch_size=BATCH)
    Tie.objects.bulk_create(_ties(folder, organisations), batch_size=BATCH)


def _organisation(row: dict[str, str]) -> Organisation:
    # A closing date stands for “closed”: the table tells no date.
    closed = "2020-01-01" if row["status"] == "closed" else None
    facts = {fact: row[fact] for fact in ("code", "kind", "area", "town", "postcode")}
    return Organisation(
        **facts, name=row["name"][:200], address=row["address"][:300], closed_on=closed, source="labelled cases"
    )


def _names(folder: Path, organisations: dict[str, Organisation]) -> list[Name]:
    texts = {(code, organisation.name): "labelled cases" for code, organisation in organisations.items()}
    for row in read_table(folder / "names.csv"):
        if row["code"] in organisations:
            texts.setdefault((row["code"], row["name"][:200]), row["source"])
    return [
        Name(organisation=organisations[code], text=text, source=source[:40]) for (code, text), source in texts.items()
    ]


def _ties(folder: Path, organisations: dict[str, Organisation]) -> list[Tie]:
    ties = {}
    for row in read_table(folder / "relations.csv"):
        organisation, target = organisations.get(row["source"]), organisations.get(row["target"])
        thing = row["target"] if row["relation"] in TO_A_THING else ""
        if organisation and (target or thing):
            ties[row["source"], row["relation"], row["target"]] = Tie(
                organisation=organisation,
                relation=row["relation"],
                target=None if thing else target,
                what=thing,
                source="labelled cases",
            )
    return list(ties.values())
