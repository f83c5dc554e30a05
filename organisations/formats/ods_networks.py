"""Primary care networks and the practices in them (guidance 4.1): a workbook of two sheets, or a CSV file of each.

A practice may stand in several rows, one for each network it was in, ended or not.
"""

import re

from organisations.formats.names import readable
from organisations.formats.rows import Extract, OrganisationRow, TieRow, day, fitting

PRACTICE = re.compile(r"[A-Z]\d{5}|[A-Z0-9]{6}")
NETWORK_COLUMNS, PARTNER_COLUMNS = 12, 10


def take_network(cells: list[str], extract: Extract) -> None:
    """A network: code, name, commissioner's code and name, days opened and closed, five lines of address, postcode."""
    cells = _wide_enough(cells, NETWORK_COLUMNS)
    code = _network_code(cells[0])
    if not cells[1]:
        raise ValueError(f"{code} has no name")
    row = OrganisationRow(
        code=code,
        name=readable(cells[1]),
        kind="pcn",
        area=cells[2],
        town=readable(town(cells[6:11])),
        postcode=cells[11].upper(),
        address=address(cells[6:11]),
        opened_on=day(cells[4]),
        closed_on=day(cells[5]),
    )
    extract.organisations.append(fitting(row))


def take_partner(cells: list[str], extract: Extract) -> None:
    """A practice's time in a network: practice, its name and commissioner, network, its name and commissioner, days."""
    cells = _wide_enough(cells, PARTNER_COLUMNS)
    practice, network = cells[0], _network_code(cells[4])
    if not PRACTICE.fullmatch(practice):
        raise ValueError(f"“{practice[:20]}” is not a practice's code")
    extract.ties.append(TieRow(practice, "member_of", network, day(cells[8]), day(cells[9])))


def town(lines: list[str]) -> str:
    """The fourth line is the town by custom; where it is empty, the last that is not."""
    filled = [line for line in lines if line]
    return lines[3] or (filled[-1] if filled else "")


def address(lines: list[str]) -> str:
    """The filled lines of an address in one."""
    return ", ".join(readable(line) for line in lines if line)


def _wide_enough(cells: list[str], columns: int) -> list[str]:
    if len(cells) < columns:
        raise ValueError(f"it has {len(cells)} columns, not {columns}")
    return cells


def _network_code(text: str) -> str:
    if not re.fullmatch(r"U\d{5}", text):
        raise ValueError(f"“{text[:20]}” is not a network's code")
    return text
