"""YAML with its bytes flipped, cut, doubled or of another encoding: a value, or a clean refusal."""

import random
import resource
import subprocess
import sys
from collections import Counter
from pathlib import Path

from memcon.load import parse
from memcon.problems import UnreadableError
from memcon.validate import validate

from .ground import Ground, must

SECONDS = 1
"""Of the processor, for one reading; the kernel ends a process that takes longer."""
PIECES = (
    *(b"\xff", b"\xc3\x28", b"\xef\xbb\xbf", b"\r\n", b"\0", b"\x1b[2J", b"9" * 400),
    *(b"&a *a", b"!!x ", b"<<: ", b"\t", b"{", b"[", b'"', b"'", b"- ", b": ", b"? ", b"#", b"|\n"),
    *(b"---\n", b"...\n", b"%YAML 9\n", "\u202e\u200b".encode(), "\U000e0041".encode()),
)


def mutate_yaml(ground: Ground, count: int) -> str:
    """Readouts with damaged bytes through the reader and the models, in a process of their own."""
    place = next(ground.reports.glob("*/*.yaml"))
    command = [sys.executable, "-m", "faults.mutants", str(place), str(count)]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    must(done.returncode == 0, f"it ended with {done.returncode}: {done.stderr[-500:]}")
    return done.stdout.strip()


def main() -> None:
    """Read every mutant of a file; fail at the first that is neither a value nor refused."""
    raw = Path(sys.argv[1]).read_bytes()
    chance = random.Random(1)  # noqa: S311 - the same on every run is what is wanted
    came: Counter[str] = Counter()
    for _ in range(int(sys.argv[2])):
        mutant = mutate(raw, chance)
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + 1 + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
        try:
            _, problems = validate(parse(mutant, "a.yaml"))
        except UnreadableError as error:
            must(all(problem.code and problem.message for problem in error.problems), str(error))
            came["refused by the reader"] += 1
        else:
            came["refused by the models" if problems else "read"] += 1
    told = ", ".join(f"{count:,} {what}" for what, count in sorted(came.items()))
    print(f"{sum(came.values()):,} mutants: {told}; 0 other ends")


def mutate(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with one to three things done to them."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(raw) + 1)
        length = chance.choice((1, 1, 4, 40, 400))
        match chance.randrange(7):
            case 0:
                raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
            case 1:
                raw = raw[:at] + raw[at + length :]
            case 2:
                raw = raw[:at] + chance.choice(PIECES) + raw[at:]
            case 3:
                raw = raw[:at] + raw[at : at + length] * chance.choice((2, 30)) + raw[at + length :]
            case 4:
                raw = raw[:at]
            case 5:
                raw = raw.replace(b"\n", b"\r\n")
            case _:
                code = chance.choice(("utf-16", "utf-32", "latin-1", "utf-8-sig"))
                raw = raw.decode("utf-8", "replace").encode(code, "replace")
    return raw


if __name__ == "__main__":
    main()
