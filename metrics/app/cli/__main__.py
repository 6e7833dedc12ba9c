"""The command line: ``twofold charts``, ``publish``, ``answer``, ``check``, ``new``, ``open``, ``serve``."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from metrics.app.cli import console, new_brief
from metrics.app.cli.console import DATA, SETTING
from metrics.app.cli.publish import publish
from metrics.charts.catalogue import CHARTS
from metrics.charts.theme import PALETTES
from metrics.datasets.shipped_briefs import brief_folders
from metrics.narrative import scenarios
from metrics.quantities.locations import PROJECT
from metrics.sharing import chart_files, link, picture_metadata, share_code
from metrics.sharing.metadata_formats.errors import MetadataError
from metrics.sharing.picture_sizes import LEAST_SCALE, MOST_SCALE, SIZES

VERSION = version("twofold")
DASHBOARD_SCRIPT = PROJECT / "dashboard.py"
_EXITS = f"""\b
Exit status: 0 done; {DATA} the data or the file cannot be used; 2 wrong use of the command;
{SETTING} a setting was refused, nothing was written; 130 stopped by the user."""
_BRIEF = click.option(
    "--brief",
    "name",
    default=None,
    metavar="NAME|FOLDER",
    help="A brief that comes with the project, or a folder. Default: the one that data/settings.toml names.",
)
_SET = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="A setting, as in the link; may be repeated.",
)
_LINK = click.option("--link", "address", default="", metavar="URL", help="A copied link; --set goes on top.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")


@click.group(epilog=_EXITS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="twofold")
def main() -> None:
    """Charts, answers and checks of a brief, without a browser."""


for _command in (new_brief.new, publish):
    _command.epilog = _EXITS
    main.add_command(_command)


@main.command(epilog=_EXITS)
@_BRIEF
@_SET
@_LINK
@click.option("--chart", "names", multiple=True, type=click.Choice(list(CHARTS)), help="Default: all.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(chart_files.FORMATS)),
    help="May be repeated. Default: png, svg, pdf, csv.",
)
@click.option(
    "--size", type=click.Choice(list(SIZES)), default=chart_files.DEFAULT_LOOK.size, show_default=True
)
@click.option(
    "--mode", type=click.Choice(list(PALETTES)), default=chart_files.DEFAULT_LOOK.mode, show_default=True
)
@click.option(
    "--scale",
    type=click.FloatRange(LEAST_SCALE, MOST_SCALE),
    default=chart_files.DEFAULT_LOOK.scale,
    show_default=True,
)
@click.option(
    "--home", default="", metavar="URL", help="Where the live page is; printed into the pictures with the ID."
)
@click.option("--zip", "zipped", is_flag=True, help="One ZIP with everything, under the name given by --out.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A folder, or with --zip a file.")
@_JSON
def charts(
    name: str | None,
    settings: Sequence[str],
    address: str,
    names: Sequence[str],
    formats: Sequence[str],
    size: str,
    mode: str,
    scale: float,
    home: str,
    zipped: bool,
    out: Path,
    as_json: bool,
) -> None:
    """Writes the charts of a scenario to a folder, or everything as one ZIP."""
    view = console.open_view(name, settings, address)
    wanted = [CHARTS[chart] for chart in names or CHARTS]
    look = replace(chart_files.DEFAULT_LOOK, size=size, mode=mode, scale=scale)
    if zipped:
        console.write(out, console.pack(view, wanted, home))
        written = [out]
    else:
        todo = [(chart, kind) for chart in wanted for kind in formats or ("png", "svg", "pdf", "csv")]
        written = []
        with click.progressbar(todo, label="Charts", file=sys.stderr) as shown:
            for chart, kind in shown:
                path = out / f"twofold-{chart.name}.{kind}"
                console.write(path, chart_files.file_bytes(chart, view, kind, look, home))
                written.append(path)
    if as_json:
        console.print_json(
            {"files": [str(path) for path in written], "id": share_code.encode(view.workspace, view.brief)}
        )
    else:
        click.echo("\n".join(str(path) for path in written))


@main.command(epilog=_EXITS)
@_BRIEF
@_SET
@_LINK
@_JSON
def answer(name: str | None, settings: Sequence[str], address: str, as_json: bool) -> None:
    """Says when the target would be reached, for each scenario."""
    view = console.open_view(name, settings, address)
    if as_json:
        console.print_json(
            {
                "data": f"{view.brief.name} {view.brief.version}",
                "id": share_code.encode(view.workspace, view.brief),
                "scenarios": [console.answer(view, found) for found in view.answers],
            }
        )
        return
    for found in view.answers:
        click.echo(scenarios.answer_in_words(view.brief, found))


@main.command(epilog=_EXITS)
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path))
@_JSON
def check(folders: Sequence[Path], as_json: bool) -> None:
    """Checks briefs and lists every fault; without FOLDERS, those that come with the project."""
    found = {str(folder): console.faults(folder) for folder in folders or brief_folders()}
    if as_json:
        console.print_json(found)
    else:
        for folder, problems in found.items():
            click.echo("\n".join([f"{folder}: faults found: {len(problems)}", *problems]))
    if any(found.values()):
        sys.exit(DATA)


@main.command("open", epilog=_EXITS)
@_BRIEF
@click.argument("picture")
@_JSON
def open_(name: str | None, picture: str, as_json: bool) -> None:
    """Says what PICTURE shows: a file that the dashboard made, or the ID printed in it."""
    brief = console.open_brief(name)
    path = Path(picture)
    try:
        if path.is_file():
            found: dict[str, Any] = picture_metadata.read_metadata(path.read_bytes()).metadata_entries()
        else:
            workspace, refusals = share_code.decode(picture, brief)
            found = {"link": link.address("", workspace, brief), "notes": [str(note) for note in refusals]}
    except (MetadataError, share_code.CodeError) as problem:
        console.stop(DATA, str(problem))
    if as_json:
        console.print_json(found)
    else:
        click.echo("\n".join(f"{key}: {value}" for key, value in found.items()))


@main.command(epilog=_EXITS)
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--host", default="localhost", show_default=True, help="Address to listen on.")
def serve(port: int, host: str) -> None:
    """Opens the dashboard; the same as ``make run``."""
    options = [f"--server.port={port}", f"--server.address={host}"]
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", str(DASHBOARD_SCRIPT), *options])  # noqa: S606
