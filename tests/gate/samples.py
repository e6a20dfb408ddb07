"""Pages that the gate lets through: every format, one and two accounts, words of many languages."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import alpha_beta

from memcon.compare import is_comparable
from memcon.compare.contact import compare_contact
from memcon.corpus import Corpus
from memcon.enclosures import Encloser
from memcon.render import PrintPage
from memcon.render.html import HtmlRenderer
from memcon.view import brief

REPORTS = Path(__file__).parents[2] / "reports"
FORMATS = ("onepage", "record", "bluf")
SAMPLE = "2025-09-10-rubio-wang"
SAID = {
    "ar": "اتفق الجانبان على مواصلة الاتصال",
    "he": "שני הצדדים הסכימו להמשיך",
    "zh": "双方同意保持联系",
    "zh-Hant": "雙方同意保持聯繫",
    "ja": "双方は連絡を続ける",
    "ko": "양측은 계속 연락하기로 했다",
    "hy": "Կողմերը պայմանավորվեցին",
    "ka": "მხარეები შეთანხმდნენ",
    "ru": "Стороны договорились",
    "el": "Οι δύο πλευρές συμφώνησαν",
}


def pages_of(contacts: Sequence[Path]) -> Iterator[tuple[str, PrintPage]]:
    """The pages of all records of these folders, by name, with what they carry."""
    html, encloser, corpus = HtmlRenderer(), Encloser(), Corpus()
    for folder in contacts:
        read = [corpus.record(path)[0] for path in corpus.folders.readouts(folder)]
        records = [record for record in read if record]
        compared = compare_contact(records, folder) if is_comparable(records) else None
        if compared:
            sheet = compared.sheet()
            page = html.render_print(sheet, "compare")
            name = f"{folder.name}-compare"
            yield name, encloser.enclose(page, sheet, "compare", compared.records)
        for record in records:
            others = [other for other in records if other is not record]
            made = brief(record, others, compared.comparison if compared else None)
            for name in FORMATS:
                page = encloser.enclose(
                    html.render_print(made, name), made, name, [record, *others]
                )
                yield f"{folder.name}-{record.id}-{name}", page


def quoting(*languages: str) -> PrintPage:
    """A brief that quotes in these languages, beside the translation of what was said."""
    statements = [
        {
            "id": f"s{number}",
            "kind": "position",
            "by": ["ann"],
            "quote": {"text": "We agreed", "translated": True, "original": said, "language": tag},
            "evidence": said,
        }
        for number, (tag, said) in enumerate(((tag, SAID[tag]) for tag in languages), start=1)
    ]
    source = {"id": "text", "kind": "official_readout", "url": "https://alpha.example/1"}
    record = alpha_beta.record(statements=statements, marking="TLP:GREEN", sources=[source])
    made = brief(record)
    page = HtmlRenderer().render_print(made, "record")
    return Encloser().enclose(page, made, "record", [record])
