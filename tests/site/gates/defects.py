"""Copies of a good page with one defect each, and the gate that must report it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from serving import Files

Change = Callable[[str], str]

PAGE = PurePosixPath("pairs/alpha-beta.html")
"""The page that is copied: it has charts, tables, headings of two levels, lists and a form."""


@dataclass(frozen=True)
class Defect:
    """A defect, a part of what its gate says of it, and the view that shows it."""

    name: str
    gate: str
    says: str
    change: Change
    view: str = ""

    @property
    def path(self) -> PurePosixPath:
        """The place of the page that has it."""
        return PAGE.with_name(f"{self.name}.html")


def swap(pattern: str, words: str, count: int = 1) -> Change:
    """Puts words in the place of a pattern that the page must have."""

    def change(text: str) -> str:
        changed, number = re.subn(pattern, lambda found: found.expand(words), text, count=count)
        assert number, f"the page has no {pattern}"
        return changed

    return change


def add(words: str) -> Change:
    """Puts words at the end of what the page says."""
    return swap("</main>", words.replace("\\", r"\\") + "</main>")


def style(name: str, media: str = "all") -> Change:
    """Puts one of the style sheets of `STYLES` over that of the site."""
    link = f'<link rel="stylesheet" href="../defects/{name}.css" media="{media}">'
    return swap("</head>", link + "</head>")


def script(name: str) -> Change:
    """Runs one of `SCRIPTS`."""
    return swap("</head>", f'<script src="../defects/{name}.js" defer></script></head>')


def without_policy(change: Change) -> Change:
    """The change on a page that forbids nothing, so that the browser does what it asks for."""
    bare = swap('<meta http-equiv="Content-Security-Policy"[^>]*>', "")
    return lambda text: change(bare(text))


STYLES = {
    "pale": ".intro, .meta, .key { color: #999 }",
    "dim": ".intro, .meta, .key { color: #555 }",
    "shaded": ".intro { background: linear-gradient(#fff, #888) }",
    "wide": "main { min-width: 40rem }",
    "faint": ".full { fill: #c9c9c9 }",
    "dark": ".full { fill: #222222 }",
    "hairline": ".edge { stroke: #c9c9c9 }",
    "pale-ticks": ".chart .tick { fill: #888 }",
    "borderless": "input, button { border-color: #eee }",
    "small": ".top nav li { width: 9px; overflow: hidden } .top nav ul { gap: 0 } "
    ".top nav a { padding: 0; line-height: 9px }",
    "no-ring": ":focus-visible { outline: none }",
    "pale-ring": ":focus-visible { outline-color: #ddd }",
    "cover": "footer { position: fixed; inset: 0; background: #fff }",
}
SCRIPTS = {
    "trap": "addEventListener('keydown', (event) => {"
    " if (event.target.matches?.('summary')) event.preventDefault(); });",
    "late": "const late = () => { const p = document.createElement('p'); p.style.height = '300px';"
    " document.querySelector('main').prepend(p); };"
    " requestAnimationFrame(() => requestAnimationFrame(late));",
    "throws": "throw new Error('out of order');",
}

DEFECTS = (
    Defect("unclosed", "nu", "Unclosed element", add("<section><h2>Open</h2><p>x</p>")),
    Defect("stray-end", "nu", "Stray end tag", add("</article>")),
    Defect("twice", "nu", "Duplicate ID", add('<p id="twice">a</p><p id="twice">b</p>')),
    Defect("obsolete", "nu", "obsolete", add('<p align="center">x</p>')),
    Defect(
        "stylesheet",
        "nu",
        "Content Security Policy",
        swap("</head>", '<link rel="stylesheet" href="https://evil.invalid/x.css"></head>'),
    ),
    Defect("script-text", "nu", "Inline script", add("<script>go()</script>")),
    Defect("handler-text", "nu", "Event handler", add('<p onclick="go()">x</p>')),
    Defect(
        "no-language", "html-validate", "element-required-attributes", swap("<html[^>]*>", "<html>")
    ),
    Defect("no-title", "html-validate", "element-required-content", swap("<title>.*?</title>", "")),
    Defect("skipped-level", "html-validate", "heading-level", swap("<h2(.*?)</h2>", r"<h4\1</h4>")),
    Defect("tabindex", "axe", "tabindex", swap("<a ", '<a tabindex="5" ')),
    Defect(
        "style-attribute", "html-validate", "no-inline-style", add('<p style="color: #000">x</p>')
    ),
    Defect("role", "html-validate", "no-redundant-role", add('<ul role="list"><li>x</li></ul>')),
    Defect("plain-button", "html-validate", "no-implicit-button-type", add("<button>x</button>")),
    Defect("headless-table", "tables", "no header cell", add("<table><tr><td>1</td></tr></table>")),
    Defect("lost-link", "links", "lost.html", add('<p><a href="lost.html">More</a></p>')),
    Defect("lost-place", "links", "#lost", add('<p><a href="#lost">More</a></p>')),
    Defect("no-alternative", "axe", "image-alt", add('<img src="../assets/icon.svg">')),
    Defect("empty-link", "axe", "link-name", add('<p><a href="alpha-beta.html"></a></p>')),
    Defect("nameless-field", "axe", "label", add('<input type="text">')),
    Defect("bad-role", "axe", "aria-roles", add('<p role="parrot">x</p>')),
    Defect("small-targets", "axe", "target-size", style("small")),
    Defect("pale-words", "axe", "color-contrast", style("pale"), "light"),
    Defect("dim-in-the-dark", "axe", "color-contrast", style("dim"), "dark"),
    Defect("pale-in-print", "axe", "color-contrast", style("pale", "print"), "print"),
    Defect("pale-on-a-phone", "axe", "color-contrast", style("pale", "(width < 30rem)"), "320 px"),
    Defect("shaded-words", "axe", "cannot decide color-contrast", style("shaded"), "light"),
    Defect("wide-block", "reflow", "scrolls sideways", style("wide"), "320 px"),
    Defect(
        "foreign-picture",
        "request",
        "evil.invalid",
        without_policy(
            add('<img src="http://evil.invalid/pixel.png" alt="x" width="1" height="1">')
        ),
    ),
    Defect(
        "foreign-style",
        "request",
        "evil.invalid",
        without_policy(
            swap(
                "</head>",
                '<link rel="stylesheet" href="http://evil.invalid/x.css"></head>',
            )
        ),
    ),
    Defect("lost-picture", "request", "lost.png", add('<img src="lost.png" alt="x">')),
    Defect(
        "inline-script", "policy", "script-src-elem", add("<script>document.title = 'x'</script>")
    ),
    Defect("inline-style", "policy", "style-src-elem", add("<style>p { color: #000 }</style>")),
    Defect("styled", "policy", "style-src-attr", add('<p style="color: #000">x</p>')),
    Defect(
        "handler", "policy", "script-src-attr", add('<img src="lost.png" alt="x" onerror="go()">')
    ),
    Defect(
        "forbidden-picture",
        "policy",
        "img-src",
        add('<img src="http://evil.invalid/pixel.png" alt="x">'),
    ),
    Defect(
        "base", "policy", "base-uri", swap("<title>", '<base href="https://evil.invalid/"><title>')
    ),
    Defect("throws", "script", "out of order", script("throws")),
    Defect("late-words", "shift", "moved", script("late")),
    Defect("faint-marks", "contrast", "fill", style("faint"), "light"),
    Defect("marks-in-the-dark", "contrast", "fill", style("dark"), "dark"),
    Defect("faint-rings", "contrast", "stroke", style("hairline"), "light"),
    Defect("pale-ticks", "contrast", "words", style("pale-ticks"), "light"),
    Defect("borderless", "contrast", "border", style("borderless"), "light"),
    Defect("trap", "keyboard", "does not leave", script("trap")),
    Defect(
        "unreachable",
        "keyboard",
        "does not reach",
        add('<p><a href="#main" tabindex="-1">x</a></p>'),
    ),
    Defect("mouse-only", "keyboard", "does not reach", add('<p role="button">x</p>')),
    Defect(
        "another-way",
        "keyboard",
        "another way",
        swap('<a class="name"', '<a tabindex="5" class="name"'),
    ),
    Defect("no-ring", "keyboard", "not shown", style("no-ring")),
    Defect("pale-ring", "keyboard", "faint", style("pale-ring")),
    Defect("covered", "keyboard", "out of sight", style("cover")),
)


def with_defects(files: Files) -> Mapping[PurePosixPath, bytes]:
    """The site with a page for each defect."""
    good = files[PAGE].decode()
    return {
        **files,
        **{defect.path: defect.change(good).encode() for defect in DEFECTS},
        **{PurePosixPath(f"defects/{name}.css"): text.encode() for name, text in STYLES.items()},
        **{PurePosixPath(f"defects/{name}.js"): text.encode() for name, text in SCRIPTS.items()},
    }
