"""The command that reads a folder of reports."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from organisations.formats.ods import ORDER
from organisations.models import Organisation, Tie
from tests.organisations.reports import DATA, a_practice, write


def run(folder) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("import_ods", folder, stdout=out, stderr=err)
    except CommandError as error:
        err.write(f"{error}\n")
    return out.getvalue(), err.getvalue()


def test_a_folder_is_read_in_the_order_in_which_one_report_needs_another(db):
    out, err = run(DATA)

    assert err == ""
    assert out == (
        "eccg.csv: 12 organisations; 12 added, 0 changed, 0 closed, 0 rows left out\n"
        "etr.csv: 10 organisations; 10 added, 0 changed, 0 closed, 0 rows left out\n"
        "epraccur_2015-11.csv: 11 organisations; 11 added, 0 changed, 0 closed, 0 rows left out\n"
        "epraccur_2022.csv: 11 organisations; 0 added, 8 changed, 0 closed, 0 rows left out\n"
        "epraccur_2025-03.csv: 12 organisations; 1 added, 7 changed, 1 closed, 0 rows left out\n"
        "ebranchs.csv: 10 organisations; 10 added, 0 changed, 0 closed, 7 rows left out\n"
        "  A81013001 branch_of A81013: A81013 is not in the directory\n"
        "  A81016001 branch_of A81016: A81016 is not in the directory\n"
        "  A81017001 branch_of A81017: A81017 is not in the directory\n"
        "  A82044002 branch_of A82044: A82044 is not in the directory\n"
        "  A82635001 branch_of A82635: A82635 is not in the directory\n"
        "  A83017001 branch_of A83017: A83017 is not in the directory\n"
        "  L83121001 branch_of L83647: L83647 is not in the directory\n"
    )
    assert (Organisation.objects.count(), Tie.objects.count()) == (44, 3)


def test_a_refused_file_is_named_and_the_others_are_read(db, tmp_path):
    shutil.copy(DATA / "etr.csv", tmp_path / "etr.csv")
    shutil.copy(DATA / "etr.csv", tmp_path / "eccg.csv")
    shutil.copy(DATA / "etr.csv", tmp_path / "epraccur.csv")

    out, err = run(tmp_path)

    assert [line.split(":")[0] for line in out.splitlines()] == ["eccg.csv", "etr.csv"]
    assert err.splitlines()[-1] == "Refused: epraccur.csv. The other files were read."
    assert Organisation.objects.filter(kind="nhs_trust").exists()


def test_a_refusal_is_a_failure_to_whoever_runs_it(db, tmp_path):
    write(tmp_path, "etr.csv", b"")

    with pytest.raises(CommandError):
        call_command("import_ods", tmp_path, stdout=StringIO(), stderr=StringIO())


def test_of_many_rows_left_out_the_first_twenty_are_shown(db, tmp_path):
    rows = [a_practice(f"X9{number:04}", name="SURGERY" if number % 12 else "") for number in range(264)]
    write(tmp_path, "epraccur.csv", rows)

    out, _ = run(tmp_path)

    assert out.splitlines()[1] == "  line 1: X90000 has no name"
    assert out.splitlines()[20:] == ["  line 229: X90228 has no name", "  and 2 more"]


def test_other_files_are_passed_over(db, tmp_path):
    for name in ("etraining.csv", "epcnpartners.xlsx", "notes.txt"):
        write(tmp_path, name, b"")
    shutil.copy(DATA / "etr.csv", tmp_path / "ETR.csv")

    out, err = run(tmp_path)

    assert (out.split(":")[0], err) == ("ETR.csv", "")


def test_an_empty_folder_and_none_at_all_are_told_apart(db, tmp_path):
    assert run(tmp_path) == (
        "",
        f"{tmp_path} holds no report whose name begins with {', '.join(ORDER)}.\n",
    )
    assert run(tmp_path / "nowhere") == ("", f"There is no folder {tmp_path / 'nowhere'}.\n")
