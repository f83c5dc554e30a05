"""What each common situation of the guidance (1.10) asks, as data: how it may be held, as what, and its own questions.

The pages, the check page and the reviewers' pages all read this one table. Answers to its questions are kept by the
question's name and never published.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_ANSWER = 200  # characters

FINANCIAL, PROFESSIONAL, PERSONAL = "financial", "non_financial_professional", "non_financial_personal"

YES_OR_NO = (("yes", "Yes"), ("no", "No"))
PAY = (("unpaid", "Unpaid"), ("expenses", "Expenses only"), ("paid", "Paid"))


@dataclass(frozen=True)
class Question:
    """A question that only one situation asks: a choice where it has `choices`, else a line of text."""

    name: str
    label: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = True


@dataclass(frozen=True)
class Terms:
    """What is asked in a situation. One way or one category is not asked; no way or category stands for all."""

    guidance: str
    example: str
    ways: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    where: str = "Which organisation is the interest in?"
    questions: tuple[Question, ...] = ()

    @property
    def hint(self) -> str:
        """The guidance and the example, as they stand beside the choice."""
        return f"{self.guidance} For example, {self.example}"


KINDS_OF_LOYALTY = (
    ("authority", "A position of authority in another organisation"),
    ("advisory", "A seat on an advisory group or a forum that influences spending"),
    ("recruitment", "I recruit or manage somebody close to me"),
    ("business", "Somebody close to me decides for an organisation that does business here"),
)

TERMS: dict[str, Terms] = {
    "provider_role": Terms(
        guidance="Any stake or job in an organisation that provides care.",
        example="a partner or a salaried GP in a practice, a practice manager, a network’s clinical director.",
        ways=(
            "partner",
            "salaried_gp",
            "employee",
            "director",
            "network_lead",
            "owner",
            "shareholder",
            "supplier",
            "volunteer",
            "other",
        ),
        where="Which practice, network or provider is it?",
    ),
    "outside_employment": Terms(
        guidance="Any other work, paid or not, beside what you do here.",
        example="a second job, paid talks, advice to a company, work for an agency.",
        ways=("employee", "adviser", "director", "owner", "other"),
        where="Who is the work for?",
        questions=(
            Question("duties", "What do you do there?", "In a few words. For example, “Advises on inhaler use”"),
            Question("hours", "About how many hours a week?", "For example, “4”, or “3 days a year”"),
            Question("pay", "Is it paid?", choices=PAY),
        ),
    ),
    "private_practice": Terms(
        guidance="Seeing patients outside the NHS.",
        example="an evening clinic at a private hospital, or travel health from rooms of your own.",
        ways=("employee", "owner", "partner", "adviser", "other"),
        categories=(FINANCIAL,),
        where="Where is the private practice?",
        questions=(
            Question("specialty", "In which specialty?", "And any major procedures. For example, “Minor skin surgery”"),
            Question("when", "When?", "For example, “Thursday evenings, about 4 hours a week”"),
        ),
    ),
    "shareholding": Terms(
        guidance="A share in, or ownership of, an organisation that does or may do business with health or care.",
        example="40 shares of 100 in a federation. Pensions, unit trusts and other pooled funds do not count.",
        ways=("shareholder", "owner", "partner"),
        categories=(FINANCIAL,),
        where="What do you own a share of?",
        questions=(
            Question("holding", "How much of it?", "For example, “40 of 100 shares”. Leave out what it is worth"),
            Question(
                "business",
                "Does it do business with the NHS here, or try to?",
                choices=(*YES_OR_NO, ("unknown", "I do not know")),
            ),
        ),
    ),
    "patent": Terms(
        guidance="An invention, a design, software or writing that the NHS buys or uses, also when only applied for.",
        example="a patent on a dressing, or royalties for a test.",
        ways=("other",),
        categories=(FINANCIAL, PROFESSIONAL),
        where="Which organisation makes, sells or licenses it?",
        questions=(
            Question("invention", "What does it protect?", "With its number, if it has one"),
            Question(
                "status",
                "How far is it?",
                choices=(
                    ("granted", "Granted"),
                    ("applied", "Applied for"),
                    ("other", "Not a patent: another right, such as copyright"),
                ),
            ),
        ),
    ),
    "loyalty": Terms(
        guidance="A role or a bond elsewhere that could pull on your judgement.",
        example="a trustee of a hospice, a councillor, an officer of a medical committee, a seat on an advisory group.",
        ways=(
            "governor_or_trustee",
            "councillor",
            "director",
            "advocate",
            "professional_body",
            "adviser",
            "volunteer",
            "employee",
            "patient",
            "other",
        ),
        questions=(
            Question("kind", "What kind of loyalty is it?", choices=KINDS_OF_LOYALTY),
            Question("pay", "Is it paid?", choices=PAY),
        ),
    ),
    "sponsored_research": Terms(
        guidance="Research that somebody outside the NHS pays for or supports.",
        example="a trial in your practice that a company funds.",
        ways=("research",),
        categories=(FINANCIAL, PROFESSIONAL),
        where="Who sponsors the research?",
        questions=(
            Question(
                "reference", "Its reference, if it has one", "For example, of its ethics approval", required=False
            ),
            Question("protocol", "Is there a written protocol and contract?", choices=YES_OR_NO),
            Question("benefit", "What does the sponsor gain from it?", "If you know", required=False),
        ),
    ),
    "sponsored_post": Terms(
        guidance="A post that somebody outside the NHS pays for, in full or in part.",
        example="a specialist nurse whose salary a company pays for two years.",
        ways=("other",),
        categories=(FINANCIAL, PROFESSIONAL),
        where="Who sponsors the post?",
        questions=(
            Question("reference", "Its reference, if it has one", required=False),
            Question("approval", "Was it approved in writing beforehand?", choices=YES_OR_NO),
            Question(
                "checkpoint", "When is the sponsorship next looked at?", "For example, “March 2027”", required=False
            ),
        ),
    ),
    "premises": Terms(
        guidance="Land or a building that an organisation of health or care uses or rents.",
        example="your share of the surgery’s building. Your home is not asked about.",
        ways=("landlord", "tenant", "owner"),
        categories=(FINANCIAL,),
        where="Which organisation uses the premises?",
    ),
    "other": Terms(
        guidance="Whatever else an observer could think influences you.",
        example="a claim against a hospital, or membership of a campaign about a local service.",
    ),
}

# With no choice to make: whoever holds it so gains or loses money with the organisation (scenario S9).
ALWAYS_FINANCIAL = {"partner", "owner", "shareholder"}

# Scenario S9, in words: beside the question about the category.
WHY = {
    "salaried_gp": "A salary stays the same when the practice has more work, so a salaried GP’s interest in the"
    " practice and its workload is usually non-financial professional.",
    "employee": "A wage that does not depend on the decision is usually non-financial professional in one’s main"
    " profession, and financial where the work itself could grow or go.",
    "volunteer": "Without pay and outside one’s profession it is usually non-financial personal.",
    "patient": "This is usually non-financial personal.",
}


def terms_of(situation: str) -> Terms:
    """What a situation asks; one that was never told asks what “something else” does."""
    return TERMS.get(situation, TERMS["other"])


def settled_way(situation: str) -> str:
    """How the interest is held, where the situation leaves one way; else an empty text."""
    ways = terms_of(situation).ways
    return ways[0] if len(ways) == 1 else ""


def settled_category(situation: str, held_as: str) -> str:
    """The category, where the situation or the way of holding leaves one; else an empty text (scenario S9)."""
    categories = terms_of(situation).categories
    if len(categories) == 1:
        return categories[0]
    return FINANCIAL if held_as in ALWAYS_FINANCIAL else ""


def why(held_as: str) -> str:
    """What a category depends on for somebody who holds an interest this way, or an empty text."""
    return WHY.get(held_as, "")


def fits(situation: str, particulars: Mapping[str, str]) -> bool:
    """Whether these are answers to the situation's own questions, none of them too long or not among the choices."""
    asked = {question.name: question for question in terms_of(situation).questions}
    return all(name in asked and _is_answer(asked[name], said) for name, said in particulars.items())


def _is_answer(question: Question, said: str) -> bool:
    if question.choices:
        return said in dict(question.choices)
    return isinstance(said, str) and len(said) <= LONGEST_ANSWER


def in_words(situation: str, particulars: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was answered to a situation's questions: label and words, in the order they are asked."""
    given = [(question, particulars.get(question.name, "")) for question in terms_of(situation).questions]
    return [(question.label, dict(question.choices).get(said, said)) for question, said in given if said]


PRACTICE = re.compile(r"\b(gps?|partner|practice|clinical director|primary care network|pcn|locality lead)\b", re.I)
LAY = re.compile(r"\blay\b", re.I)
# Of a lay member's own interests these are not asked about.
CLINICIANS_ONLY = {"salaried_gp", "network_lead"}


def is_lay(position: str) -> bool:
    """Whether somebody sits here as a lay person, by the titles of their posts."""
    return bool(LAY.search(position))


def works_in_a_practice(position: str) -> bool:
    """Whether somebody's titles say that they come from a practice."""
    return bool(PRACTICE.search(position)) and not is_lay(position)


def situations_for(position: str, *, in_practice: bool = False) -> list[str]:
    """The situations in the order in which somebody with these titles likely needs them (requirements B16).

    `in_practice`: they declared to be a partner or a doctor of a practice, whatever their titles say.
    """
    if is_lay(position):
        return ["loyalty", *(each for each in TERMS if each not in {"loyalty", "private_practice"})]
    if in_practice or works_in_a_practice(position):
        return list(TERMS)
    rest = [each for each in TERMS if each not in {"outside_employment", "loyalty", "provider_role", "other"}]
    return ["outside_employment", "loyalty", "provider_role", *rest, "other"]


def ways_for(situation: str, position: str, *, mine: bool) -> tuple[str, ...]:
    """How an interest in a situation may be held by somebody with these titles; empty for every way."""
    ways = terms_of(situation).ways
    return tuple(way for way in ways if way not in CLINICIANS_ONLY) if mine and is_lay(position) else ways
