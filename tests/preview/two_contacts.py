"""A folder of two contacts of Alpha and Beta, and edits of it."""

from pathlib import Path, PurePosixPath

import yaml
from alpha_beta import data, write

from memcon.preview.desk import Desk

ALPHA = Path("reports/2030-01-02-alpha-beta/alpha.yaml")
PAGE = PurePosixPath("contacts/2030-01-02-alpha-beta/alpha.html")
OTHER = PurePosixPath("contacts/2030-03-04-alpha-beta/beta.html")
REGISTRIES = {
    "parties": {
        "alpha": {"name": "Alpha", "adjective": "Alphan"},
        "beta": {"name": "Beta", "adjective": "Betan"},
    },
}


def two_contacts() -> Path:
    """Write the folder `reports` into the working folder."""
    event = {"id": "2030-03-04-alpha-beta", "date": "2030-03-04"}
    write(
        Path("reports"),
        {
            "2030-01-02-alpha-beta/alpha": data(title="Alpha tells of barley"),
            "2030-03-04-alpha-beta/beta": data("beta", event=event, title="Beta tells of rye"),
        },
    )
    for name, table in REGISTRIES.items():
        Path("reports", f"{name}.yaml").write_text(yaml.safe_dump(table), "utf-8")
    return Path("reports")


def edit(title: str = "Alpha tells of barley", path: Path = ALPHA, **changes: object) -> None:
    """Write the first readout again with a title and other changes."""
    write(Path(), {str(path.with_suffix("")): data(title=title, **changes)})


def shown(desk: Desk, page: PurePosixPath = PAGE) -> str:
    """A page as HTML."""
    return desk.page(page).data.decode()
