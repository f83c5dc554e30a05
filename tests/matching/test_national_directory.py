"""The engine on a whole country's directory and labelled cases, where a folder of them is at hand."""

import csv
import os
from pathlib import Path

import pytest

from matching.directory import Directory, Name, Organisation, Tie
from matching.findings import HeldKey, SubjectKey, find
from matching.interests import read_interest
from matching.keys import interest_keys, item_keys
from matching.resolving import Grade, Resolver
from matching.scoring import score_mentions, score_pairs
from matching.subjects import read_item

FOLDER = os.environ.get("RECUSE_MATCHING_DATA")
# Sentences of real minutes and registers, each of which once went wrong somewhere: text, area, who is named.
SENTENCES = [
    ("Leen View Boundary Reduction", "52R", {"C84043"}),
    ("Parkside Boundary Expansion", "52R", {"C84064"}),
    ("Director of Go To Doc Ltd", "00Y", {"Y01083001"}),
    ("Salaried GP St Thomas Rd Surgery", "15M", {"Y02442"}),
    ("Governor of Guys and St Thomas NHS FT and consultant at KCH", "72Q", {"RJ1", "RJZ"}),
    ("Consultant at King's College Hospital NHS Foundation Trust", "27D", {"RJZ"}),
    ("Consultant, RVI", "13T", {"RTD02"}),
    ("Consultant at St Mary's Hospital", "W2U3Z", {"RYJ01"}),
    ("Consultant at St Mary's Hospital", "72Q", {"RYJ01", "R1F01", "RGD17", "RP1A1", "RWE10"}),
    ("Wife works for the NHS", "03L", set()),
    ("is a GP in Rotherham", "03L", set()),
    ("Director, Northern Doctors Federation Ltd", "13T", set()),
]
LEAST_PRECISION, LEAST_RECALL, LEAST_MENTIONS = 0.95, 0.97, 0.90

if FOLDER:

    def rows(*names):
        with Path(FOLDER, *names).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @pytest.fixture(scope="module")
    def resolver():
        organisations = (
            Organisation(
                row["code"], row["name"], row["kind"], row["area"], row["town"], row["postcode"], row["address"],
                row["status"] == "active",
            )
            for row in rows("organisations", "organisations.csv")
        )  # fmt: skip
        names = (Name(row["code"], row["name"], row["source"]) for row in rows("organisations", "names.csv"))
        ties = (Tie(row["source"], row["relation"], row["target"]) for row in rows("organisations", "relations.csv"))
        return Resolver(Directory(organisations, names, ties))

    def test_labelled_pairs_are_found_and_little_else(resolver):
        flags = set()
        for committee in {row["committee"] for row in rows("cases", "dev", "items.csv")}:
            held = [key for row in rows("cases", "dev", "interests.csv") for key in held_keys(row, committee, resolver)]
            subjects = [key for row in rows("cases", "dev", "items.csv") for key in item_s(row, committee, resolver)]
            flags |= {(finding.interest, finding.item) for finding in find(held, subjects)}
        gold = {(row["interest"], row["item"]): row["kind"] for row in rows("cases", "dev", "gold.csv")}
        score = score_pairs(flags, gold)

        assert score.precision >= LEAST_PRECISION
        assert score.recall >= LEAST_RECALL

    def test_labelled_mentions_are_tied_to_their_organisation(resolver):
        mentions = rows("cases", "dev", "mentions.csv")
        found = {
            row["mention_id"]: resolver.resolve(row["mention"], areas=(row["area"],) if row["area"] else ())
            for row in mentions
        }
        answers = {number: candidates[0].code if candidates else None for number, candidates in found.items()}
        gold = {row["mention_id"]: row["organisation"] or None for row in mentions}

        def same(answer, truth):
            return answer == truth or truth in resolver.directory.targets(answer, "branch_of")

        assert score_mentions(answers, gold, same).f1 >= LEAST_MENTIONS

    @pytest.mark.parametrize(("text", "area", "codes"), SENTENCES)
    def test_real_sentences_name_whom_they_name(resolver, text, area, codes):
        found = {candidate.code for candidate in resolver.resolve(text, areas=(area,))}

        assert codes <= found if codes else not found

    def test_a_code_that_another_practice_bears_is_shown_as_a_clash(resolver):
        found = resolver.resolve("GP partner at Riverside Surgery (P81042)", areas=("00R",))
        named = [each for each in found if resolver.directory.title(each.code) == "Riverside Surgery"]

        assert (found[0].code, found[0].reasons[-1]) == ("P81042", "The code and the name disagree")
        assert named
        assert Grade.CERTAIN not in {each.grade for each in found}

    def test_a_gp_of_a_town_meets_what_concerns_every_practice_there(resolver):
        (holding,) = read_interest("is a GP in Rotherham", resolver, ("03L",)).holdings

        assert {key.key for key in interest_keys(holding, resolver.directory)} == {"gp@03L"}

    def held_keys(row, committee, resolver):
        if row["committee"] != committee:
            return []
        holdings = read_interest(row["text"], resolver, (row["area"],)).holdings
        keys = (key for holding in holdings for key in interest_keys(holding, resolver.directory))
        return [HeldKey(row["member"], row["interest"], key) for key in keys]

    def item_s(row, committee, resolver):
        if row["committee"] != committee:
            return []
        subject = read_item(row["title"], row["paper"], resolver, (row["area"],)).subject
        return [SubjectKey(row["item"], key) for key in item_keys(subject, resolver.directory)]
