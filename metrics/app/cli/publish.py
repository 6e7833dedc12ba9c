"""``twofold publish``: writes static pages to a folder, or checks whether such a folder is up to date."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from metrics.app.cli import console
from metrics.app.cli.console import DATA
from metrics.app.site import contents, writer
from metrics.app.site.page_shell import Publication
from metrics.sharing.chart_metadata import version_date

_WRONG_USE = 2
_WEB = ("https://", "http://")


@click.command()
@click.option(
    "--brief",
    "name",
    default=None,
    metavar="NAME|FOLDER",
    help="As in the other commands. Default: as there.",
)
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="A setting, as in the link.")
@click.option("--link", "address", default="", metavar="URL", help="A copied link; --set goes on top.")
@click.option("--home", default="", metavar="URL", help="Where the dashboard is, for the way back to it.")
@click.option(
    "--site", "at", default="", metavar="URL", help="Where the folder will be, for previews and frames."
)
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write.")
@click.option(
    "--check",
    "checked",
    type=click.Path(path_type=Path),
    help="A folder written before: says what has changed.",
)
def publish(
    name: str | None,
    settings: Sequence[str],
    address: str,
    home: str,
    at: str,
    out: Path | None,
    checked: Path | None,
) -> None:
    """Writes the pages of a scenario as plain files, or checks those written before."""
    if (out is None) == (checked is None):
        console.stop(_WRONG_USE, "publish takes either --out FOLDER or --check FOLDER; give one of them")
    if checked is not None:
        _check(checked, name)
    elif out is not None:
        of = _publication(name, settings, address, home, at)
        _write(out, contents.site_files(of))
        click.echo(str(out))


def _publication(name: str | None, settings: Sequence[str], address: str, home: str, at: str) -> Publication:
    for option, given in (("--home", home), ("--site", at)):
        if given and not given.startswith(_WEB):
            console.stop(_WRONG_USE, f"{option} must begin with {' or '.join(_WEB)}, got {given!r}")
    view = console.open_view(name, settings, address)
    try:
        version_date(view.brief.version)
    except ValueError as problem:
        console.stop(DATA, str(problem))
    return Publication(view, home.rstrip("/"), at.rstrip("/"))


def _write(out: Path, found: dict[str, bytes]) -> None:
    try:
        writer.write(out, found)
    except writer.FolderError as problem:
        console.stop(_WRONG_USE, str(problem))
    except OSError as problem:
        console.stop(DATA, f"{out} cannot be written: {problem.strerror}; choose another place")


def _check(checked: Path, name: str | None) -> None:
    """Exits with 1 if a file was changed, or if publishing now would give different files."""
    try:
        old = writer.read_manifest(checked)
    except writer.FolderError as problem:
        console.stop(DATA, str(problem))
    of = _publication(name or old["brief"], (), old["settings"], old["home"], old["site"])
    found = contents.site_files(of)
    found.pop(contents.MANIFEST)
    faults = [
        *writer.integrity_errors(checked, old["files"]),
        *writer.manifest_changes(old, contents.manifest(of, found)),
    ]
    click.echo("\n".join([f"{checked}: changes found: {len(faults)}", *faults]))
    if faults:
        sys.exit(DATA)
