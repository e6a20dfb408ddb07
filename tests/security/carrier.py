"""A contact whose readouts hold one text in every field that takes free text."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice, repeat
from pathlib import Path
from typing import Any, get_args

from memcon.schemas import Model

LINE, PROSE = "@line@", "@prose@"
"""Stand in the plain data for the text: one line of it, or all its lines."""
_POINT = {"text": PROSE, "answers": LINE, "based_on": ["s1"]}
_POINTS = (
    "summary issue timing recommendation options decision argument presentation objectives "
    "their_objectives points responses press_line key_messages lines if_asked do_not_say"
).split()
_EVIDENCE = {"exact": PROSE, "prefix": PROSE, "suffix": PROSE, "source": "text"}
_DENIED = f"{PROSE}, which was not discussed"


def _person(id: str, party: str, capacity: str = "principal") -> dict[str, Any]:  # noqa: A002
    return {
        "id": id,
        "name": f"{LINE} {id}",  # two people of one name are refused
        "title": LINE,
        "short_name": LINE,
        "party": party,
        "capacity": capacity,
    }


def _said(id: str, kind: str, **more: Any) -> dict[str, Any]:  # noqa: A002
    return {
        "id": id,
        "kind": kind,
        "by": ["ann"],
        "topics": ["trade"],
        "text": PROSE,
        "evidence": [_EVIDENCE],
        **more,
    }


def account(contact: str, issuer: str, address: str) -> dict[str, Any]:
    """An account with all that there can be in one."""
    quote = {"text": PROSE, "translated": True, "original": PROSE, "language": "ru"}
    coding = {"coder": LINE, "event": "AGREE", "cameo": "036", "context": [LINE], "comment": LINE}
    return {
        "memcon": 1,
        "issuer": issuer,
        "level": "head_of_state_office",
        "title": LINE,
        "bottom_line": PROSE,
        "event": {
            "id": contact,
            "kind": "phone_call",
            "date": {"value": contact[:10], "basis": "inferred", "why": LINE},
            "place": LINE,
            "duration": {"wording": PROSE, "minutes": [50, 60]},
            "count": {
                "value": 3,
                "unit": "call",
                "basis": "calendar_year",
                "wording": PROSE,
                "note": LINE,
            },
            "evidence": [_EVIDENCE],
        },
        "participants": [
            _person("ann", "alpha"),
            _person("ben", "beta"),
            _person("cleo", "alpha", "spokesperson"),
            _person("ira", "alpha", "interpreter"),
            _person("noa", "beta", "notetaker"),
        ],
        "sources": [
            {
                "id": "text",
                "kind": "official_readout",
                "publisher": LINE,
                "title": LINE,
                "rights": LINE,
                "url": address,
                "published": contact[:10],
            }
        ],
        "statements": [
            _said("s1", "request", codes=[coding], confirm=[LINE]),
            _said("s2", "next_step", by=["ben"], via=["cleo"], due="2031-01-01", outcome=_MET),
            _said("s3", "position", quote={"text": PROSE}, by=["ben"]),
            _said("s4", "tone", quote=quote, text=None, by=[]),
            _said(
                "s5",
                "not_discussed",
                by=["ann", "ben"],
                via=["cleo"],
                topics=["x"],
                evidence=_DENIED,
            ),
            _said("s6", "agreement", by=["ann", "ben"]),
            _said("s7", "discussed", by=["ann", "ben"], credibility=3),
        ],
        "assessment": [
            {"text": PROSE, "author": LINE, "based_on": ["s1"], "voice": "judgement"},
            {"text": PROSE, "author": LINE, "based_on": ["s2"], "voice": "other_view"},
        ],
        "note": {"to": [LINE], "info": [LINE], "reference": LINE, "precedence": "ROUTINE"}
        | {name: [_POINT] for name in _POINTS},
        "caveats": [PROSE],
        "corrections": [{"at": "2030-03-01", "text": PROSE, "by": LINE}],
        "review": {
            "state": "draft",
            "drafted_by": LINE,
            "drafted_at": "2030-02-01",
            "cleared_by": f"{LINE}, too",
        },
        "marking": "TLP:CLEAR",
        "confirm": [LINE],
    }


_MET = {"status": "met", "at": "2030-02-01", "by": LINE, "why": LINE}


def silence(contact: str, address: str) -> dict[str, Any]:
    """The record that an account was looked for."""
    told = account(contact, "beta", address)
    kept = ("memcon", "issuer", "level", "participants", "marking")  # no evidence: no quotation
    checked = {"what": LINE, "at": "2030-02-01", "by": LINE, "url": address}
    return {name: told[name] for name in kept} | {
        "event": {"id": contact, "kind": "phone_call", "date": contact[:10]},
        "absence": {"conclusion": "none_found", "checked": [checked]},
    }


REGISTRIES = {
    "topics": {"trade": {"label": LINE, "also": [LINE]}},
    "parties": {
        "alpha": {"name": LINE, "adjective": LINE, "also": [LINE]},
        "beta": {"name": LINE, "adjective": LINE},
    },
    "people": {"ann": {"name": LINE, "also": [LINE], "roles": [{"title": LINE, "party": "alpha"}]}},
}


FIRST, SECOND = "2030-01-02-ann-ben", "2030-02-03-ann-ben"


def write_contacts(
    root: Path, texts: Sequence[tuple[str, str]], addresses: Sequence[str], turn: int
) -> Path:
    """Two contacts whose fields hold the texts by turns: one with two accounts, one with silence.

    A text is what stands in a field of one line, and what stands in one of several. The registries
    hold them, too. Another `turn` puts other texts into the fields.
    """
    address = addresses[turn % len(addresses)]
    data = {
        f"{FIRST}/alpha": account(FIRST, "alpha", address),
        f"{FIRST}/beta": account(FIRST, "beta", address),
        f"{SECOND}/alpha": account(SECOND, "alpha", address),
        f"{SECOND}/beta": silence(SECOND, address),
        **REGISTRIES,
    }
    wheel = islice(cycle(texts), turn, None)
    for place, content in data.items():
        path = root / f"{place}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        filled = {name: fill(value, *next(wheel), wheel) for name, value in content.items()}
        if "statements" in filled:  # what stands in quotation marks must stand in some evidence
            every = [{"exact": prose, "source": "text"} for _, prose in texts]
            filled["statements"] += [
                {**_said("s8", "discussed"), "text": "x", "evidence": every[:20]},
                {**_said("s9", "discussed"), "text": "x", "evidence": every[20:]},
            ]
        path.write_text(json.dumps(filled))  # JSON is YAML, and quick
    return root


def fill(data: Any, line: str, prose: str, wheel: Iterator[tuple[str, str]]) -> Any:
    """The plain data with the text in every place that waits for it.

    Each item of a list gets the next text, but in a statement all is one: its quotation has to lie
    in its evidence.
    """
    match data:
        case dict():
            return {key: fill(value, line, prose, wheel) for key, value in data.items()}
        case [{"evidence": _}, *_]:
            return [
                fill(item, *text, repeat(text)) for item, text in zip(data, wheel, strict=False)
            ]
        case list():
            return [fill(item, *text, wheel) for item, text in zip(data, wheel, strict=False)]
        case str():
            return data.replace(LINE, line).replace(PROSE, prose)
        case _:
            return data


def models_below(*models: type[Model]) -> set[type[Model]]:
    """The models, and all that their fields hold."""
    found: set[type[Model]] = set()
    waiting: list[Any] = list(models)
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, Model):
            if part not in found:
                found.add(part)
                waiting += [field.annotation for field in part.model_fields.values()]
        else:
            waiting += get_args(part)
    return found


def free_fields(model: type[Model]) -> set[str]:
    """The fields of a model that take any text, as Model.field."""
    names = ("_line", "_prose", "_verbatim")
    return {
        f"{model.__name__}.{name}"
        for name, field in model.model_fields.items()
        if any(f"<function {free} at" in f"{field.annotation} {field.metadata}" for free in names)
    } - {"Capture.path"}


def held_fields(value: Any) -> set[str]:
    """The fields below a value that hold the sign of a text."""
    if isinstance(value, Model):
        parts = [(name, getattr(value, name)) for name in type(value).model_fields]
        own = {
            f"{type(value).__name__}.{name}"
            for name, part in parts
            if any(sign in text for sign in (LINE, PROSE) for text in _texts(part))
        }
        return own.union(*(held_fields(part) for _, part in parts))
    items = value.values() if isinstance(value, dict) else value
    return (
        set().union(*map(held_fields, items))
        if isinstance(items, Iterable) and not isinstance(items, str)
        else set()
    )


def _texts(value: Any) -> list[str]:
    return [
        item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, str)
    ]
