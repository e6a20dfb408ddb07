"""What the rows of a comparison are made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from memcon import prose
from memcon.language import ENGLISH, Language
from memcon.schemas import Corrections, Registries

from .features import Features
from .likeness import Topics
from .model import Account, Ref, Said


@dataclass(frozen=True)
class Table:
    """The accounts, their statements taken apart, and what is known besides."""

    accounts: Sequence[Account]
    """In the order of their codes."""
    features: Mapping[Ref, Features]
    """Account by account, each in its own order."""
    registries: Registries
    corrections: Corrections
    language: Language = ENGLISH

    @cached_property
    def order(self) -> Mapping[Ref, int]:
        """The place of each statement, account by account."""
        return {ref: index for index, ref in enumerate(self.features)}

    @cached_property
    def topics(self) -> Topics:
        """The registry of topics."""
        return Topics(self.registries)

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The names of the records by account, as `compare.yaml` has them."""
        return {account.id: account.record.id for account in self.accounts}

    def name(self, ref: Ref) -> str:
        """A statement as `compare.yaml` names it: "us/s3"."""
        return f"{self.files[ref[0]]}/{ref[1]}"

    def label(self, topic: str) -> str:
        """What a topic is called; made of its id where it is not registered."""
        entry = self.registries.topics.get(topic)
        return entry.label if entry else prose.sentence_start(topic.replace("-", " "))

    def cells(self, refs: Iterable[Ref]) -> dict[str, tuple[Said, ...]]:
        """The statements by account; an account without any has an empty cell."""
        found: dict[str, list[Said]] = {account.id: [] for account in self.accounts}
        for ref in refs:
            statement = self.features[ref].statement
            exact = tuple(item.exact for item in statement.evidence)
            found[ref[0]].append(Said(ref[0], statement, exact))
        return {account: tuple(said) for account, said in found.items()}

    def gather(self, refs: Iterable[Ref]) -> dict[str, list[Features]]:
        """The features of the statements by account."""
        found: dict[str, list[Features]] = {account.id: [] for account in self.accounts}
        for ref in refs:
            found[ref[0]].append(self.features[ref])
        return found

    def elsewhere(self, account: str) -> Iterable[Features]:
        """The statements of all other accounts."""
        return (item for ref, item in self.features.items() if ref[0] != account)
