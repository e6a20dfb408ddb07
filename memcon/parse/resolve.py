"""Who a phrase means: a name, an office, a group, a pronoun or a country → people of the text."""

from dataclasses import dataclass, replace

from .actors import Actor
from .model import Cast, Person

HEADS = frozenset(
    {"president", "king", "queen", "emperor", "pope", "emir", "sultan", "head of state"}
)
_SAME = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "adviser": "advisor",
    "chairman": "chair",
    "chairwoman": "chair",
    "premier": "prime minister",
}
# A party's official is somebody; only its leader is its principal.
_NO_PRINCIPALS = frozenset(
    """
    official diplomat spokesperson spokesman spokeswoman aide adviser advisor envoy representative
    ambassador general admiral director assistant source
    """.split(),
)
_WEAK = frozenset("russian american chinese the new his her their own own".split())


@dataclass(frozen=True, slots=True)
class Holder:
    """The people meant, and how sure that is."""

    people: tuple[str, ...]
    factor: float = 1.0
    confirm: str = ""
    """What a person has to confirm; empty where the text is plain."""
    how: str = "name"


NOBODY = Holder((), 0.4, "holder: the text does not tell whose it is", "unresolved")
UNNAMED = Holder((), 0.85, "", "passive")


@dataclass(frozen=True, slots=True)
class Memory:
    """Who was spoken of last; each sentence hands on a new one."""

    single: tuple[str, ...] = ()
    """The people who were subjects, the last one first."""
    plural: tuple[str, ...] = ()
    """The last group of several that was a subject, where it was not all principals."""
    relayer: str | None = None
    lost: bool = False
    """Whether the last subject was several people of whom the text names none."""

    def after(self, holder: Holder) -> "Memory":
        """The memory once somebody has been a subject."""
        people = holder.people
        if not people:
            return replace(self, lost=holder.how == "unresolved")
        if len(people) == 1:
            rest = tuple(person for person in self.single if person != people[0])
            plural = people if holder.how == "party" else ()
            return replace(self, single=(people[0], *rest), plural=plural, lost=False)
        return replace(self, plural=people, lost=False)


def resolve(actor: Actor, cast: Cast, memory: Memory) -> Holder:
    """Whom an actor means, by the table of GRAMMAR 3.5: name, office, group, pronoun, country."""
    match actor.kind:
        case "several":
            return _several([resolve(member, cast, memory) for member in actor.members])
        case "name":
            return Holder((actor.words,), 1.0, "", "name")
        case "pronoun":
            found = _pronoun(actor, cast, memory)
        case "group":
            found = _group(actor, cast)
        case "party":
            found = _party(actor, cast)
        case "office":
            found = _office(actor, cast, memory)
        case "stranger":
            found = replace(
                NOBODY, confirm=f'holder: "{actor.words}" is nobody whom the text names'
            )
    return found


def _several(holders: list[Holder]) -> Holder:
    people = tuple(dict.fromkeys(person for holder in holders for person in holder.people))
    confirm = next((holder.confirm for holder in holders if holder.confirm), "")
    return Holder(people, min(holder.factor for holder in holders), confirm, "several")


def all_principals(cast: Cast) -> tuple[str, ...]:
    """The ids of all principals."""
    return tuple(person.id for person in cast.principals)


def _group(actor: Actor, cast: Cast) -> Holder:
    everyone = all_principals(cast)
    if actor.party:
        own = _of_party(cast, actor.party)
        if len(own) > 1:
            return Holder(own, 0.85, "", "group")
    if len(everyone) < 2:  # noqa: PLR2004 - a group needs two
        return Holder(
            everyone, 0.6, f'holders: "{actor.words}", but one principal is known', "group"
        )
    return Holder(everyone, 0.9, "", "group")


def _pronoun(actor: Actor, cast: Cast, memory: Memory) -> Holder:  # noqa: PLR0911
    if actor.words == "they":
        if memory.lost:
            return NOBODY
        if memory.plural:
            return Holder(memory.plural, 0.8, "", "pronoun")
        return _group(actor, cast)
    if actor.words == "the latter":
        return _latter(cast, memory)
    gender = "m" if actor.words == "he" else "f"
    fitting = [
        person for person in memory.single if cast.person(person).gender in {gender, ""}
    ] or [person.id for person in cast.principals if person.gender in {gender, ""}]
    if not fitting:
        return NOBODY
    certain = [p for p in cast.principals if p.gender in {gender, ""}]
    if len(certain) > 1:
        name = cast.person(fitting[0]).name
        return Holder((fitting[0],), 0.8, f'speaker: "{actor.words}" read as {name}', "pronoun")
    return Holder((fitting[0],), 0.9, "", "pronoun")


def _latter(cast: Cast, memory: Memory) -> Holder:
    """Of two principals the one who was not the last subject."""
    others = [person for person in all_principals(cast) if person not in memory.single[:1]]
    if len(others) != 1:
        return NOBODY
    name = cast.person(others[0]).name
    return Holder((others[0],), 0.7, f'speaker: "the latter" read as {name}', "pronoun")


def _of_party(cast: Cast, party: str) -> tuple[str, ...]:
    return tuple(person.id for person in cast.principals if person.party == party)


def _party(actor: Actor, cast: Cast) -> Holder:
    people = _of_party(cast, actor.party or "")
    if not people:
        return replace(NOBODY, confirm=f'holder: "{actor.words}" is no side of this contact')
    return Holder(people, 0.6, f'holder: "{actor.words}" read as that side\'s principal', "party")


def _office(actor: Actor, cast: Cast, memory: Memory) -> Holder:
    words = actor.words.split(" of ", 1)[0] if actor.party else actor.words
    aide = words.rpartition(" ")[2] in _NO_PRINCIPALS
    parties = {actor.party, None} if aide else {actor.party}
    people = [p for p in cast.people if actor.party is None or p.party in parties]
    bearers = _bearers(words, people, cast.issuer)
    if not bearers and actor.party and not aide:
        bearers = [person for person in people if person.capacity == "principal"]
    if not bearers:
        return replace(NOBODY, confirm=f'holder: "{words}" is nobody whom the text names')
    if len(bearers) == 1:
        return Holder((bearers[0].id,), 0.95 if actor.party else 0.85, "", "office")
    own = [person for person in bearers if person.party == cast.issuer]
    last = [person for person in memory.single if person in {b.id for b in bearers}]
    chosen = own[0].id if len(own) == 1 else last[0] if last else bearers[0].id
    name = cast.person(chosen).name
    return Holder((chosen,), 0.75, f'speaker: "{words}" read as {name}', "office")


def _bearers(words: str, people: list[Person], issuer: str | None) -> list[Person]:
    """Those whose office the words may name, the best fit only; principals before others."""
    phrase = words.split(" of the ", 1)[0]
    office = _plain(" ".join(word for word in phrase.split() if word not in _WEAK))
    ranks: dict[int, list[Person]] = {}
    for person in people:
        rank = max((_fit(office, _plain(role)) for role in person.roles), default=0)
        rank = max(rank, _class_fit(office, person))
        printed = office.rpartition(" ")[2] in _plain((person.title or "").lower()).split()
        own = person.party == issuer and person.title is None
        if rank and (printed or own):
            rank += 2  # the office as the text prints it, not a like one of another country
        if rank:
            rank += 3 * (person.capacity == "principal")
            ranks.setdefault(rank, []).append(person)
    return ranks[max(ranks)] if ranks else []


def _plain(office: str) -> str:
    """An office in one spelling: hyphens open, one word for those of one sense."""
    words = office.replace("-", " ").replace(",", " ").split()
    return " ".join(_SAME.get(word, word) for word in words)


def _fit(office: str, role: str) -> int:
    """How well the words of an office fit a role: 9 equal, 6 its beginning, 4 its end, 0 not."""
    if office == role or office.endswith(f" {role}"):
        return 9
    if role.startswith(f"{office} "):
        return 6
    if role.endswith(f" {office}") and not role.startswith(("vice ", "deputy ")):
        return 4
    if role.endswith(f" {office}"):
        return 2
    return 1 if office.rpartition(" ")[2] == role else 0


def _class_fit(office: str, person: Person) -> int:
    if office.endswith("leader"):
        return 4 if person.capacity == "principal" else 0
    if office.endswith(("head of state", "head of the state", "majesty")):
        return 4 if HEADS.intersection(person.roles) else 0
    return 0
