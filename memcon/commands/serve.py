"""`memcon serve`: the site in a browser on this machine, renewed with every edit."""

import signal
import sys
from pathlib import Path
from threading import Event, Thread
from typing import Any, NoReturn

import click

from memcon.commands import CAPTURES, PATHS, QUIET, counted, template_folders, wanted_paths

PORT = 8765


@click.command(name="serve")
@PATHS
@CAPTURES
@click.option(
    "--port",
    "-p",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port on 127.0.0.1; 0 takes any that is free.",
)
@click.option("--open", "in_browser", is_flag=True, help="Open the preview in the browser.")
@click.option(
    "--ceiling",
    default="",
    help="Show only what a site with this ceiling would hold.  [default: all]",
)
@click.option("--title", default="Readouts", show_default=True, help="The name of the site.")
@click.option(
    "--templates",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    multiple=True,
    help="A folder whose templates and styles go before ours; ./templates is always looked at.",
)
@QUIET
def command(  # noqa: PLR0913 - the options of a command
    *,
    paths: tuple[Path, ...],
    captures: Path | None,
    port: int,
    in_browser: bool,
    ceiling: str,
    title: str,
    templates: tuple[Path, ...],
    quiet: bool,
) -> None:
    """Show the readouts at PATHS, or everything in reports/, as a site on this machine.

    Open pages are renewed with every edit, and problems stand above the page of their file. Nothing
    is written. Ctrl-C ends it.
    """
    from memcon.commands.site import refuse_unknown
    from memcon.folders import discover
    from memcon.preview.desk import Desk
    from memcon.preview.server import Server
    from memcon.preview.wanted import Wanted

    if ceiling:
        refuse_unknown(ceiling)
    places = wanted_paths(paths)
    discover(places)
    desk = Desk(Wanted(places, captures, template_folders(templates), title, ceiling))
    with Server(desk, port) as server:
        desk.look()
        desk.warm()
        click.echo(server.address)
        if not quiet:
            click.echo(f"{_summary(desk.moment)}; Ctrl-C ends the preview.", err=True)
        _run(desk, server, in_browser=in_browser)


def _run(desk: Any, server: Any, *, in_browser: bool) -> NoReturn:
    """Serve and watch until a signal; nothing that was started stays."""
    from memcon.preview.watching import watch_places

    stop = Event()
    helpers = [
        Thread(target=server.serve_forever, args=(0.1,), daemon=True),
        Thread(target=watch_places, args=(lambda: desk.places, desk.look, stop), daemon=True),
        Thread(target=desk.print_waiting, daemon=True),
    ]
    try:
        # A shell starts what runs in the background with Ctrl-C ignored.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler)
        for helper in helpers:
            helper.start()
        if in_browser:
            click.launch(server.address)
        stop.wait()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    finally:
        stop.set()
        desk.close()
        server.shutdown()
        for helper in helpers:
            helper.join(2)
    sys.exit(0)


def _summary(moment: Any) -> str:
    site = moment.site
    parts = [
        f"{counted(len(site.contacts), 'contact')}, {counted(len(site.readouts), 'readout')}",
    ]
    if moment.faults:
        parts.append(f"{counted(len(moment.faults), 'file')} with errors")
    return "; ".join(parts)
