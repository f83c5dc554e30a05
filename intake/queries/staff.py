"""What taking in a staff list would do: whom it means, and what of their posts it would change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from coi.shared.words import day_in_words, sentence_list
from intake.models import Intake, Outcome
from intake.policy.people import Known, share_a_word
from intake.queries.planned import Planned
from intake.queries.rows import recognitions_of, rows_of
from intake.queries.staff_rows import StaffRow, read_staff
from people.models import Person, Post, Role
from people.queries import by_emails

IN_WORDS = {"title": "position", "directorate": "directorate", "band": "band", "assignment_number": "assignment number"}
SAME_ROLE = "They have a post already; a second one in the same role is not kept"
SEEN_BEFORE = {Outcome.NEW_PERSON, Outcome.NEW_POST, Outcome.CHANGED, Outcome.NOTHING}


class StaffPlan:
    """The plan of one list, made row by row against the body’s posts as they stand on a day."""

    def __init__(self, intake: Intake, day: date):
        self.intake, self.day = intake, day
        self.said = recognitions_of(intake)
        self.rows: list[StaffRow] = []
        self.planned: dict[str, Planned] = {}
        self._read()
        posts = list(intake.body.posts.select_related("person").order_by("since", "pk"))
        self.posts_of: dict[int, list[Post]] = defaultdict(list)
        for post in posts:
            self.posts_of[post.person_id].append(post)
        self.by_number = {post.assignment_number: post for post in posts if post.assignment_number}
        self.by_email = by_emails(row.email for row in self.rows)
        self.leads = {post for post in posts if post.role == Role.GOVERNANCE_LEAD and self._lasts(post)}
        self.taken: dict[int, str] = {}  # the person: the row that means them
        self.people = {post.person_id: post.person for post in posts} | {
            each.pk: each for each in self.by_email.values()
        }

    def plan(self) -> list[Planned]:
        """What each row would do, in the order of the file, and then whom the list no longer holds."""
        unsure = [row for row in self.rows if not self._settle(row)]
        # Whoever is known for sure by their own row is not asked about for another’s.
        free = Known({pk: posts[0].person.name for pk, posts in self.posts_of.items() if pk not in self.taken})
        for row in unsure:
            self.planned[row.place] = self._ask_or_add(row, free)
        return [*self.planned.values(), *self._missing()]

    def _read(self) -> None:
        seen: dict[tuple[str, str], StaffRow] = {}
        for written in rows_of(self.intake):
            try:
                row = read_staff(written)
                _refuse_repeated(row, seen)
            except ValueError as reason:
                name = written.cells.get("name") or written.cells.get("last_name", "")
                self.planned[written.place] = Planned(written.place, Outcome.LEFT_OUT, str(reason), name=name)
                continue
            self.planned[row.place] = Planned(row.place, Outcome.NOTHING, "")  # keeps the row’s turn
            self.rows.append(row)

    def _lasts(self, post: Post) -> bool:
        return post.until is None or post.until > self.day

    def _settle(self, row: StaffRow) -> bool:
        """Plan a row whose person is told by number, by e-mail or by somebody’s word; False for any other."""
        said = self.said.get(row.place)
        person = said.person if said else self._told(row)
        if said and said.is_left_out:
            self.planned[row.place] = Planned(row.place, Outcome.LEFT_OUT, "You said to leave it out", name=row.name)
        elif person is None:
            return False
        else:
            self.planned[row.place] = self._known(row, person)
        return True

    def _told(self, row: StaffRow) -> Person | None:
        """Whom the number or else the address means; nobody where the two disagree, or the name is another’s."""
        by_number = self.by_number.get(row.assignment_number) if row.assignment_number else None
        by_email = self.by_email.get(row.email)
        person = by_number.person if by_number else by_email
        if person is None or (by_number and by_email and by_email != by_number.person):
            return None
        return person if share_a_word(row.name, person.name) else None

    def _ask_or_add(self, row: StaffRow, free: Known) -> Planned:
        said = self.said.get(row.place)
        if said is None and (likely := self._likely(row, free)):
            who = sentence_list([self.people[pk].name for pk in likely], "or")
            question = f"{row.name}{_told_of(row)} may be {who}"
            return Planned(row.place, Outcome.ASKED, question, name=row.name, asks=row.place, likely=likely)
        if row.email in self.by_email:
            return Planned(
                row.place, Outcome.LEFT_OUT, f"The address {row.email} is somebody else’s: {self.by_email[row.email]}",
                name=row.name,
            )  # fmt: skip
        return self._joining(row, None)

    def _likely(self, row: StaffRow, free: Known) -> list[int]:
        number, email = self.by_number.get(row.assignment_number), self.by_email.get(row.email)
        told = [number.person_id if row.assignment_number and number else None, email.pk if email else None]
        return list(dict.fromkeys(pk for pk in [*told, *free.likely(row.name)] if pk))

    def _known(self, row: StaffRow, person: Person) -> Planned:
        if person.pk in self.taken:
            reason = f"{person} is on {self.taken[person.pk]} already. {SAME_ROLE}"
            return Planned(row.place, Outcome.LEFT_OUT, reason, name=row.name)
        self.taken[person.pk] = row.place
        post = self._post_meant(row, person)
        return self._changing(row, person, post) if post else self._joining(row, person)

    def _post_meant(self, row: StaffRow, person: Person) -> Post | None:
        """The post with the number, else the one they declare in, else any they hold."""
        lasting = [post for post in self.posts_of[person.pk] if self._lasts(post)]
        numbered = [
            post for post in lasting if row.assignment_number and post.assignment_number == row.assignment_number
        ]
        declaring = [post for post in lasting if post.role == Role.DECLARANT]
        return next(iter([*numbered, *declaring, *lasting]), None)

    def _joining(self, row: StaffRow, person: Person | None) -> Planned:
        if row.until and row.until <= self.day:
            return Planned(row.place, Outcome.NOTHING, f"{row.name} had left before", name=row.name, person=person)
        since = row.since or self.day
        before = [post.until for post in self.posts_of[person.pk] if post.role == Role.DECLARANT] if person else []
        since = max([since, *filter(None, before)])
        facts = {name: getattr(row, name) for name in IN_WORDS} | {"since": since, "until": row.until}
        facts["title"] = facts["title"] or "Position not given"
        outcome = Outcome.NEW_POST if person else Outcome.NEW_PERSON
        said = f"{person or row.name}, {facts['title']}{_told_of(row)}, from {day_in_words(since)}"
        if not (row.email or (person and person.email)):
            said += "; without an email address they cannot sign in"
        facts |= {"name": row.name, "email": row.email}
        return Planned(row.place, outcome, said, name=row.name, person=person, facts=facts)

    def _changing(self, row: StaffRow, person: Person, post: Post) -> Planned:
        facts = dict(self._differences(row, person, post))
        told = [
            f"{IN_WORDS.get(name, 'email address')} {self._step(name, post, person, new)}"
            for name, new in facts.items()
        ]
        known = {"name": row.name, "person": person, "post": post}
        if row.until and row.until != post.until:
            if refusal := self._cannot_end(post, row.until):
                return Planned(row.place, Outcome.LEFT_OUT, refusal, **known)
            told.insert(0, f"post ends, last day {day_in_words(row.until - (date.resolution))}")
            return Planned(
                row.place, Outcome.ENDED, f"{person}: {'; '.join(told)}", facts=facts | {"until": row.until}, **known
            )
        if facts:
            return Planned(row.place, Outcome.CHANGED, f"{person}: {'; '.join(told)}", facts=facts, **known)
        return Planned(row.place, Outcome.NOTHING, f"{person}: as it is", **known)

    def _differences(self, row: StaffRow, person: Person, post: Post) -> Iterator[tuple[str, str]]:
        for name in IN_WORDS:
            new = getattr(row, name)
            # What somebody is to the body besides, chair or Guardian, keeps the name it was given there.
            if new and new != getattr(post, name) and (name != "title" or post.role == Role.DECLARANT):
                yield name, new
        if row.email and not person.email and row.email not in self.by_email:
            yield "email", row.email

    def _step(self, name: str, post: Post, person: Person, new: str) -> str:
        old = person.email if name == "email" else getattr(post, name)
        return f"“{old}” becomes “{new}”" if old else f"“{new}”"

    def _cannot_end(self, post: Post, until: date) -> str:
        if until <= post.since:
            return f"The leaving date is before {post.person}’s post began, on {day_in_words(post.since)}"
        if self.leads <= {post}:
            return f"{post.person} is the body’s last governance lead. Appoint another first"
        self.leads.discard(post)
        return ""

    def _missing(self) -> Iterator[Planned]:
        """Whose posts the body’s last list held, and this one does not; they end only if somebody says so."""
        for post in self._of_last_list():
            if post.person_id not in self.taken and self._lasts(post) and post.since < self.day:
                last = post.role == Role.GOVERNANCE_LEAD and self.leads <= {post}
                outcome = Outcome.NOTHING if last else Outcome.MISSING
                said = f"{post.person}, {post.title}, since {day_in_words(post.since)}"
                said += " (not in this list, and the body’s last governance lead)" if last else ""
                yield Planned("", outcome, said, name=post.person.name, person=post.person, post=post)

    def _of_last_list(self) -> Iterable[Post]:
        taken_in = self.intake.body.intakes.filter(kind=Intake.Kind.STAFF, state=Intake.State.TAKEN_IN)
        last = taken_in.exclude(pk=self.intake.pk).order_by("-confirmed_at", "-pk").first()
        if last is None:
            return []
        held = set(last.lines.filter(outcome__in=SEEN_BEFORE, post__isnull=False).values_list("post_id", flat=True))
        return [post for posts in self.posts_of.values() for post in posts if post.pk in held]


def _refuse_repeated(row: StaffRow, seen: dict[tuple[str, str], StaffRow]) -> None:
    """A number or an address stands for one person: the first row that has it."""
    for key in (("number", row.assignment_number), ("address", row.email)):
        other = seen.setdefault(key, row) if key[1] else row
        if other is not row:
            same = other.name.casefold() == row.name.casefold()
            what = "assignment number" if key[0] == "number" else "email address"
            raise ValueError(
                f"{other.place.capitalize()} says this already" if same
                else f"{other.place.capitalize()} has the same {what}, for {other.name}"
            )  # fmt: skip


def _told_of(row: StaffRow) -> str:
    told = [row.directorate, f"band {row.band}" if row.band else ""]
    return "".join(f", {each}" for each in told if each)


def plan_staff(intake: Intake, day: date) -> list[Planned]:
    """What taking in a staff list would do, as things stand on a day."""
    return StaffPlan(intake, day).plan()
