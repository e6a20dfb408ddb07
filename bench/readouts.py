"""Readouts made for measuring: as many as wanted, of real sizes, the same on every run.

    python bench/readouts.py FOLDER COUNT

Every contact has two accounts or one; people, parties and topics stand in registries. Countries and
people are made up. A run of days, a count claim here and there that holds, a length that both
accounts can mean: what a calm collection looks like, so that the rules do all their work.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import ryaml

from memcon.schemas import Readout, Registries

SYLLABLES = "ar bel cor dan el fir gan hol il jor kel lum mor nel or pel ros sil tor ul".split()
WORDS = (
    "the border trade harbour energy security council ministers agreement both sides further "
    "contact level settlement region supplies exchange measures humanitarian talks proposal "
    "questions regional situation cooperation implementation economic joint projects stressed "
    "readiness continue necessary conditions lasting teams instructed prepare next meeting"
).split()
# Words of evidence in other scripts; the record's own prose stays English.
SCRIPTS = {
    "en": WORDS,
    "ru": (
        "граница торговля гавань энергия безопасность совет министры соглашение стороны регион "
        "поставки обмен меры переговоры предложение вопросы развитие готовность встреча"
    ).split(),
    "uk": (
        "кордон торгівля гавань енергія безпека рада міністри угода сторони регіон постачання "
        "обмін заходи переговори пропозиція питання розвиток готовність зустріч"
    ).split(),
    "ar": (
        "الحدود التجارة الميناء الطاقة الأمن المجلس الوزراء الاتفاق الطرفان المنطقة الإمدادات "
        "التبادل التدابير المحادثات الاقتراح المسائل التنمية الاستعداد الاجتماع"
    ).split(),
    "zh": "边界 贸易 港口 能源 安全 理事会 部长 协议 双方 地区 供应 交流 措施 会谈".split(),
    "el": "σύνορα εμπόριο λιμάνι ενέργεια ασφάλεια συμβούλιο υπουργοί συμφωνία πλευρές".split(),
}
LANGUAGES = ("en", "en", "en", "en", "ru", "uk", "ar", "zh", "el")
KINDS = "discussed position position information courtesy proposal agreement next_step".split()
FIRST_DAY = date(2012, 1, 1)
DAYS = 5000


@dataclass(frozen=True)
class World:
    """Who there is, and of what they talk."""

    people: tuple[dict[str, Any], ...]
    topics: tuple[str, ...]


def write_readouts(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """Write that many readouts with their registries into a folder; return their files."""
    chance = random.Random(seed)  # noqa: S311 - the same on every run is what is wanted
    world = _world(chance, count)
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in _registries(world).items():
        (folder / f"{name}.yaml").write_text(ryaml.dumps(table), "utf-8")
    paths = []
    for place, data in _readouts(chance, world, count):
        readout = Readout.model_validate(data)
        path = folder / place
        path.parent.mkdir(exist_ok=True)
        plain = readout.model_dump(mode="json", exclude_defaults=True)
        path.write_text(ryaml.dumps(plain), "utf-8")
        paths.append(path)
    return paths


def _world(chance: random.Random, count: int) -> World:
    """People grow with the square root of the readouts, so pairs meet as often at any size."""
    number = max(8, round((count / 6) ** 0.5))
    names = [_name(chance, index) for index in range(number)]
    people = tuple(
        {
            "id": name.lower().replace(" ", "-"),
            "name": name,
            "title": "President",
            "party": f"{name.split()[1].lower()}-land",
            "capacity": "principal",
            "short_name": f"Mr {name.split()[1]}",
        }
        for name in names
    )
    return World(people, tuple(f"topic-{number}" for number in range(150)))


def _name(chance: random.Random, index: int) -> str:
    first = "".join(chance.choices(SYLLABLES, k=2)).capitalize()
    last = SYLLABLES[index % 20] + SYLLABLES[index // 20 % 20] + SYLLABLES[index // 400 % 20] + "ov"
    return f"{first} {last.capitalize()}"


def _registries(world: World) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {
        "people": {
            person["id"]: {
                "name": person["name"],
                "also": [person["name"].upper()],
                "roles": [{"title": "President", "party": person["party"], "since": "2010"}],
            }
            for person in world.people
        },
        "parties": {person["party"]: {"name": person["party"]} for person in world.people},
        "topics": {
            topic: {"label": topic.capitalize()} | ({"parent": "topic-0"} if number else {})
            for number, topic in enumerate(world.topics)
        },
    }
    Registries.model_validate(tables)
    return tables


def _readouts(
    chance: random.Random, world: World, count: int
) -> Iterator[tuple[Path, dict[str, Any]]]:
    pairs = list(combinations(world.people, 2))
    series: dict[tuple[str, str, int], int] = {}
    # A pair of people at most once a day: two contacts on one day are a duplicate.
    slots = len(pairs) * DAYS
    made = 0
    for slot in sorted(chance.sample(range(slots), count), key=lambda slot: slot // len(pairs)):
        day = FIRST_DAY + timedelta(days=slot // len(pairs))
        one, other = pairs[slot % len(pairs)]
        key = (one["id"], other["id"], day.year)
        series[key] = series.get(key, 0) + 1
        contact = f"{day}-{one['id']}-{other['id']}"
        for index, issuer in enumerate((one, other)[: 1 + (chance.random() < 0.8)]):
            yield (
                Path(contact, f"{'ab'[index]}.yaml"),
                _account(chance, world, (contact, day), (one, other), issuer, series[key]),
            )
            made += 1
            if made == count:
                return


def _account(  # noqa: PLR0913, PLR0917 - all that an account is made of
    chance: random.Random,
    world: World,
    contact: tuple[str, date],
    people: tuple[dict[str, Any], dict[str, Any]],
    issuer: dict[str, Any],
    place_in_year: int,
) -> dict[str, Any]:
    name, day = contact
    event: dict[str, Any] = {"id": name, "kind": "phone_call", "date": str(day)}
    event["evidence"] = ["held a telephone conversation", f"on {day}"]
    if chance.random() < 0.3:
        event["duration"] = {"wording": "about an hour", "minutes": [55, 65]}
    if chance.random() < 0.1:
        event["count"] = {"value": place_in_year, "unit": "call", "basis": "calendar_year"}
    agreed = [people[0]["id"], people[1]["id"]]
    language = chance.choice(LANGUAGES)
    said = SCRIPTS[language]
    statements = []
    for number in range(chance.randint(3, 10)):
        kind = chance.choice(KINDS)
        topic = world.topics[1 + (number * 7 + day.toordinal()) % (len(world.topics) - 1)]
        words = " ".join(chance.choices(WORDS, k=chance.randint(8, 22)))
        statements.append(
            {
                "id": f"s{number + 1}",
                "kind": kind,
                "by": agreed if kind in ("agreement", "next_step") else [issuer["id"]],
                "topics": [topic],
                "text": f"{words.capitalize()}.",
                "evidence": [{"exact": " ".join(chance.choices(said, k=chance.randint(5, 15)))}],
            }
        )
    return {
        "memcon": 1,
        "issuer": issuer["party"],
        "level": "head_of_state_office",
        "title": f"{issuer['party']} account: {' '.join(chance.choices(WORDS, k=9))}",
        "bottom_line": f"{' '.join(chance.choices(WORDS, k=25)).capitalize()}.",
        "event": event,
        "participants": list(people),
        "sources": [
            {
                "id": "readout",
                "kind": "official_readout",
                "publisher": f"President of {issuer['party']}",
                "published": str(day),
                "language": language,
                "url": f"https://example.org/{name}",
                "capture": {
                    "path": "captures/text.txt",
                    "sha256": f"{chance.getrandbits(256):064x}",
                },
            }
        ],
        "released": str(day),
        "statements": statements,
        "review": {"state": "draft", "drafted_by": "Desk"},
        "marking": "TLP:CLEAR",
    }


if __name__ == "__main__":
    write_readouts(Path(sys.argv[1]), int(sys.argv[2]))
