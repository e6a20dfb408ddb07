"""The parser: its start, readouts a second with spaCy and by the rules alone, and hard texts.

The texts are made here, so nothing is needed beside a checkout; each is of the length of a common
readout. Seconds are CPU of this one process.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice

NAMES = [("Lind", "Kask", "Estonia"), ("Holt", "Moor", "Ireland"), ("Voss", "Ruiz", "Uruguay")]
SENTENCES = [
    "President {own} stressed that the ferry would run from June, noting the needs of islanders.",
    "The leaders discussed fish quotas, the tender for the harbour and trade in general.",
    "Prime Minister {other} thanked the President for the tugs and proposed a joint survey.",
    "“The lease of the port was not discussed,” presidential aide Marco Reed said.",
    "{other} expressed concern about the ice on the strait and urged the owners to hurry.",
    "According to the aide, the conversation was frank and lasted almost an hour.",
    "In particular, it was noted that {land} has built a second lock.",
    "Such a lock would make the route safe in winter.",
    "The two sides agreed to build a dam, and will have their teams work on a plan.",
    "They agreed to remain in close contact over the coming weeks.",
]
HARD = [
    "Kask said. ",
    "“a,” Kask said. ",
    "x, ",
    "1. ",
    "«",
    "’s ",
    "Kask, ",
    "the ",
    "A. B. ",
    "\n",
]
HARD_LENGTH = 100_000
TEXTS = 40


def main() -> None:
    """Print the figures as JSON."""
    rounds = int(sys.argv[1])
    os.environ["OMP_NUM_THREADS"] = "1"  # read when numpy is imported: one core
    figures = {}
    before = time.process_time()
    from memcon.parse import parse_document
    from memcon.parse.document import read_document
    from memcon.parse.tagging import load_model

    has_model = load_model() is not None
    figures["parser, import and model"] = time.process_time() - before

    def parse(text: str, *, nlp: bool) -> None:
        parse_document(read_document(text), nlp=nlp)

    texts = [readout(number) for number in range(TEXTS)]
    for label, nlp in (("spaCy", True), ("the rules alone", False)):
        if nlp and not has_model:
            continue
        seconds = best(rounds, lambda nlp=nlp: [parse(text, nlp=nlp) for text in texts])
        figures[f"parser, a readout, {label}"] = seconds / TEXTS
    hard = {unit: best(1, lambda unit=unit: parse(adverse(unit), nlp=False)) for unit in HARD}
    figures["parser, 100 kB of the hardest unit, the rules alone"] = max(hard.values())
    print(json.dumps(figures))


def readout(number: int) -> str:
    """A text of a dozen sentences under a title, no two alike."""
    own, other, land = NAMES[number % len(NAMES)]
    lines = [
        f"President Anna {own} spoke today with Prime Minister Peter {other} of {land}.",
        *islice(cycle(SENTENCES), number, number + len(SENTENCES) + number % 5),
    ]
    paragraphs = ["\n".join(lines[at : at + 3]) for at in range(0, len(lines), 3)]
    body = "\n\n".join(paragraphs).format(own=own, other=other, land=land)
    title = f"Readout of President Anna {own}’s Call with Prime Minister {other} of {land}"
    return f"title: {title}\ndate: 2031-05-06\n\n{body}\n"


def adverse(unit: str) -> str:
    """A hundred thousand characters of one unit."""
    title = "title: Readout of President Lind’s Call with Prime Minister Kask of Estonia\n\n"
    return title + unit * (HARD_LENGTH // len(unit)) + "."


def best(rounds: int, action: Callable[[], object]) -> float:
    """The least CPU seconds of some rounds, the first of which is warm-up."""
    taken = []
    for _ in range(rounds + 1):
        before = time.process_time()
        action()
        taken.append(time.process_time() - before)
    return min(taken[1:])


if __name__ == "__main__":
    main()
