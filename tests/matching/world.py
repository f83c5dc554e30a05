"""A small directory of two areas that do not exist, for the tests of matching."""

from functools import cache

from matching.directory import Directory, Name, Organisation, Tie
from matching.resolving import Resolver

ASHCOMBE, WENDLE = "ASH", "WEN"

PRACTICES = {
    "Z81001": ("Tolbrook Surgery", ASHCOMBE, "TOLBROOK SURGERY 2 MILL LANE TOLBROOK ASHCOMBE"),
    "Z81002": ("Merrivane Medical Centre", ASHCOMBE, "MERRIVANE MEDICAL CENTRE HIGH STREET ASHCOMBE"),
    "Z81003": ("Oak Tarn Health Centre", ASHCOMBE, "OAK TARN HEALTH CTR 14 TARN ROAD ASHCOMBE"),
    "Z81004": ("Quillgate Practice", ASHCOMBE, "1 QUILL ROW ASHCOMBE"),
    "Z81005": ("St Osmer's Surgery", ASHCOMBE, "ST OSMER'S SURGERY CHURCH LANE ASHCOMBE"),
    "Z81006": ("Harrowbeck Road Surgery", ASHCOMBE, "88 HARROWBECK ROAD ASHCOMBE"),
    "Z81007": ("Penlow & Strade Medical Group", ASHCOMBE, "PENLOW CLINIC STATION ROAD PENLOW ASHCOMBE"),
    "Z81008": ("Dr Ilverton & Partners", ASHCOMBE, "BRINDLE WHARF MEDICAL CTR QUAY STREET ASHCOMBE"),
    "Z81009": ("Brown Street Surgery", ASHCOMBE, "BROWN STREET SURGERY BROWN STREET ASHCOMBE"),
    "Z81010": ("Thornavon House Surgery", ASHCOMBE, "THORNAVON HOUSE PARK ROAD ASHCOMBE"),
    "Z82001": ("Quillgate Practice", WENDLE, "5 BRIDGE STREET WENDLE HOLMSHIRE"),
    "Z82002": ("Wendle Bridge Medical Practice", WENDLE, "WENDLE BRIDGE MEDICAL PRACTICE WENDLE HOLMSHIRE"),
    "Z82003": ("Harnser Lane Surgery", WENDLE, "HARNSER LANE SURGERY WENDLE HOLMSHIRE"),
}
OTHERS = (
    Organisation("Z81001001", "Upper Tolbrook Surgery", "branch_surgery", ASHCOMBE, "Ashcombe"),
    Organisation("Z81007001", "The Surgery", "branch_surgery", ASHCOMBE, "Strade", "", "THE SURGERY STRADE ASHCOMBE"),
    Organisation("U90001", "Ashcombe North PCN", "pcn", ASHCOMBE),
    Organisation("U90002", "Tarnside PCN", "pcn", ASHCOMBE),
    Organisation("FEDASH", "Ashcombe Doctors Alliance Ltd", "federation", ""),
    Organisation("RZ9", "Vale of Ashcombe Hospitals NHS Foundation Trust", "nhs_trust", ASHCOMBE, "Ashcombe"),
    Organisation("RZ901", "Ashcombe Royal Infirmary", "hospital_site", ASHCOMBE, "Ashcombe"),
    Organisation("RZ902", "Merrivane Community Hospital", "hospital_site", ASHCOMBE, "Ashcombe"),
    Organisation("RX801", "St Osmer's Hospital", "hospital_site", WENDLE, "Wendle"),
    Organisation("RX901", "St Osmer's Hospital", "hospital_site", "", "Farholm"),
    Organisation("P90001", "Tolbrook Pharmacy", "pharmacy", ASHCOMBE, "Ashcombe"),
    Organisation("C90001", "Quayside Estates Ltd", "company", ""),
)
NAMES = (Name("Z81003", "Tarn Road Surgery", "ODS 2015-11"), Name("Z81010", "Dr Vance & Partners", "ODS 2015-11"))
TIES = (
    Tie("Z81001001", "branch_of", "Z81001"),
    Tie("Z81007001", "branch_of", "Z81007"),
    Tie("RZ901", "site_of", "RZ9"),
    Tie("RZ902", "site_of", "RZ9"),
    Tie("C90001", "landlord_of", "Z81008"),
    *(Tie(code, "member_of", "U90001") for code in ("Z81001", "Z81002", "Z81005")),
    *(Tie(code, "member_of", "U90002") for code in ("Z81003", "Z81004")),
    *(Tie(code, "member_of", "FEDASH") for code in ("Z81001", "Z81003", "Z81006")),
    *(Tie(code, "holds_contract", "PMS") for code in ("Z81001", "Z81006", "Z82001")),
    *(Tie(code, "holds_contract", "GMS") for code in ("Z81002", "Z81003", "Z81004", "Z81005", "Z82002")),
    Tie("Z81007", "holds_contract", "APMS"),
    *(Tie(code, "provides", "minor_surgery") for code in ("Z81002", "Z81006")),
    Tie("Z81005", "located_in", "Churchgate"),
)


@cache
def directory() -> Directory:
    """The directory, built once."""
    practices = (
        Organisation(code, name, "gp_practice", area, "Ashcombe" if area == ASHCOMBE else "Wendle", "", address)
        for code, (name, area, address) in PRACTICES.items()
    )
    return Directory((*practices, *OTHERS), NAMES, TIES)


@cache
def resolver() -> Resolver:
    """A resolver over it."""
    return Resolver(directory(), acronyms={"ARI": "Ashcombe Royal Infirmary"})
