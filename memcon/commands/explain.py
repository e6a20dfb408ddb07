"""`memcon explain`: what a problem code means and how to answer it."""

import click


@click.command(name="explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what a problem CODE means; without one, list all codes."""
    from memcon import codes

    if code is None:
        width = max(map(len, codes.CODES))
        for name, explanation in sorted(codes.CODES.items()):
            click.echo(f"{name:{width}}  {explanation.summary}")
    else:
        click.echo(codes.explain(code))
