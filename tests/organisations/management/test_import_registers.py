"""The commands that read the registers of companies and charities."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from organisations.models import Import, Name, Organisation
from tests.organisations.registers import a_charity, a_company, charity_file, company_file


def run(*words) -> str:
    out = StringIO()
    call_command(*map(str, words), stdout=out)
    return out.getvalue()


def codes() -> list[str]:
    return list(Organisation.objects.order_by("code").values_list("code", flat=True))


def test_companies_are_read_by_number_by_postcode_and_by_trade(db, tmp_path):
    wanted = tmp_path / "wanted.csv"
    wanted.write_text("number,why\n99000003,supplier\n")
    elsewhere = a_company("99000003", "WREN LIMITED", postcode="XX1 1AA")
    path = company_file(tmp_path, a_company(), a_company("99000002", sic="47730 - Dispensing chemist"), elsewhere)

    said = run("import_companies", path, "--numbers", wanted, "--postcodes", "zz", "yy", "--sic", "86")

    assert said == (
        "BasicCompanyDataAsOneFile-2026-11-01.csv: 2 added, 0 changed (0 renamed, 0 closed), 2 names noted,"
        " 0 rows left out\n"
    )
    assert codes() == ["CH-99000001", "CH-99000003"]
    assert set(Organisation.objects.values_list("source", flat=True)) == {"Companies House 2026-11"}


def test_charities_are_read_with_their_other_names(db, tmp_path):
    path = charity_file(tmp_path, a_charity(), a_charity(9900002, postcode="XX1 1AA"))
    names = charity_file(tmp_path, a_charity(name="LARKFIELD FRIENDS"), name="publicextract.charity_other_names.txt")

    said = run("import_charities", path, "--postcodes", "ZZ1", "--other-names", names)

    assert [line.split(":")[0] for line in said.splitlines()] == [path.name, names.name]
    assert codes() == ["CC-9900001"]
    assert set(Name.objects.values_list("text", flat=True)) == {"Friends of Larkfield", "Larkfield Friends"}
    assert Organisation.objects.get().source == "Charity Commission 2026-11"


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("import_companies", "The register holds five million companies. Say which to take: --numbers FILE, --postcod"),
        ("import_charities", "The register holds 400,000 charities. Say which to take: --numbers FILE or --postcodes."),
    ],
)
def test_a_whole_register_is_refused(command, sentence, db, tmp_path):
    with pytest.raises(CommandError, match=sentence):
        run(command, company_file(tmp_path, a_company()))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nowhere.csv", "--postcodes", "ZZ"], "No such file"),
        (["wrong.csv", "--postcodes", "ZZ"], "wrong.csv is not the register of companies"),
        (["wrong.csv", "--postcodes", "ZZ1 1AA"], "“ZZ1 1AA” is not the beginning of a postcode"),
        (["wrong.csv", "--numbers", "nowhere.txt"], "No such file"),
    ],
    ids=["no file", "another file", "a whole postcode", "no list"],
)
def test_a_mistake_is_told_in_a_sentence(words, sentence, db, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.csv").write_text("Code,Name\n")

    with pytest.raises(CommandError, match=sentence):
        run("import_companies", *words)
    assert Import.objects.count() == 0
