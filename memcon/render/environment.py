"""The Jinja environments: templates of the user's own first, then ours; nothing silent."""

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateSyntaxError,
)

from memcon.language import ENGLISH, Language
from memcon.problems import MemconError, RenderError

from .compiled import Compiled
from .folders import templates_dir


def environment(
    folders: Sequence[Path],
    *,
    autoescape: bool,
    filters: dict[str, Callable[..., Any]],
    language: Language = ENGLISH,
) -> Environment:
    """An environment over the user's folders and ours, in that order.

    Its templates say their words in the language, by `_`, `ngettext` and `pgettext`, and put `gap`
    between its sentences.
    """
    loaders = [FileSystemLoader(folder) for folder in (*folders, templates_dir())]
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=autoescape,  # noqa: S701 - off for Markdown only, which has its own filter
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(  # type: ignore[attr-defined] # the extension's
        language.translations, newstyle=True
    )
    made.globals["gap"] = language.gap
    made.filters.update(filters)
    made.bytecode_cache = Compiled(made)
    return made


def fill(environment: Environment, name: str, **values: object) -> str:
    """The template of a name, filled with the values.

    Raises RenderError with the file and line at which a template is broken: most are the user's.
    """
    try:
        return environment.get_template(name).render(values)
    except MemconError:
        raise
    except TemplateSyntaxError as error:
        where = f"{error.filename or error.name}:{error.lineno}"
        raise RenderError(f"{where}: {error.message}") from None
    except Exception as error:  # noqa: BLE001 - a template may do anything wrong
        frames = traceback.extract_tb(error.__traceback__)
        places = [f"{at.filename}:{at.lineno}" for at in frames if at.filename.endswith(".j2")]
        raise RenderError(f"{places[-1] if places else name}: {error}") from None
