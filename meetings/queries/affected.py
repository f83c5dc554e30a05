"""What is to be asked, and was answered, about those an item is not about but may affect."""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.effects import Effect, effects_raised
from matching.keys import Theme
from meetings.models import AgendaItem, EffectAnswer
from meetings.policy.affected import LEADS, WORDS
from meetings.queries.agenda import Concern, considered


@dataclass(frozen=True, slots=True)
class Question:
    """A question on an item, and the latest answer."""

    effect: Effect
    answer: EffectAnswer | None

    @property
    def words(self) -> str:
        """What is asked."""
        return WORDS[self.effect]

    @property
    def lead(self) -> str:
        """What a yes does."""
        return LEADS[self.effect]

    @property
    def is_open(self) -> bool:
        """Nobody has answered yet."""
        return self.answer is None

    @property
    def asks_for_theme(self) -> bool:
        """Money moves, and it is still to be said whose."""
        return self.effect == Effect.MONEY and self.answer is not None and self.answer.is_yes

    def answered_words(self, *, is_yes: bool) -> str:
        """What to say once it is answered."""
        if not is_yes:
            return "Your answer is kept with its reason: nobody is added."
        if self.effect == Effect.MONEY:
            return "Now add what the item is about."
        return "Those who may be affected are looked for, and shown with the conflicts in a group of their own."


def questions_on(items: Iterable[AgendaItem]) -> dict[int, list[Question]]:
    """What each item's words raise, and whatever was answered on it, by the item's id."""
    items = list(items)
    found = considered(items)
    answers = _latest_answers(items)
    return {item.pk: _questions(item, found[item.pk], answers.get(item.pk, {})) for item in items}


def questions_of(item: AgendaItem, concerns: Iterable[Concern]) -> list[Question]:
    """The questions on one item, given what it was read or said to concern."""
    return _questions(item, concerns, _latest_answers([item]).get(item.pk, {}))


def question_on(item: AgendaItem, effect: str) -> Question | None:
    """One question on an item, raised by its words or not; None where there is no such question."""
    if effect not in set(Effect):
        return None
    return Question(Effect(effect), _latest_answers([item]).get(item.pk, {}).get(effect))


def effects_answered_yes(item: AgendaItem) -> list[Effect]:
    """In which ways a governance lead said that an item may affect others."""
    answers = _latest_answers([item]).get(item.pk, {})
    return [effect for effect in Effect if effect in answers and answers[effect].is_yes]


def _questions(item: AgendaItem, concerns: Iterable[Concern], answers: dict[str, EffectAnswer]) -> list[Question]:
    standing = [each for each in concerns if each.stands]
    kinds = {each.organisation.kind for each in standing if each.organisation}
    themes = [Theme(*each.theme.split(":", 1)) for each in standing if each.theme]
    is_noted = item.stage == AgendaItem.Stage.NOTING
    raised = [] if is_noted else effects_raised(item.title, item.ask, kinds, themes)
    return [Question(effect, answers.get(effect)) for effect in Effect if effect in raised or effect in answers]


def _latest_answers(items: Iterable[AgendaItem]) -> dict[int, dict[str, EffectAnswer]]:
    latest: dict[int, dict[str, EffectAnswer]] = {}
    answers = EffectAnswer.objects.filter(item__in=items).select_related("answered_by")
    for answer in answers.order_by("answered_at", "id"):
        latest.setdefault(answer.item_id, {})[answer.effect] = answer
    return latest
