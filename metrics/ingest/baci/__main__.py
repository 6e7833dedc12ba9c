"""The command: ``python -m metrics.ingest.baci FOLDER OUT``."""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from metrics.ingest.baci.query_engine import ENGINES
from metrics.ingest.baci.source_files import BaciError, YearFile
from metrics.ingest.baci.table_build import Options, build

_EXITS = """exit status:
  0    the tables are built
  1    the input or the disk does not do; every problem is listed
  2    the command is not understood
  130  interrupted; the same command goes on from the years that are done
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    given = _parser().parse_args(arguments)
    try:
        built = build(
            given.folder, given.out, Options(given.engine, given.memory, given.products), _show_progress
        )
    except BaciError as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"the disk must do for the tables, got {problem}; make room and run again", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; the same command goes on from the years that are done", file=sys.stderr)
        return 130
    print(
        f"{built.pairs} pairs from {built.rows} rows of {len(built.made) + len(built.kept)} years "
        f"({len(built.kept)} taken from the last run): {', '.join(map(str, built.tables.values()))}"
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m metrics.ingest.baci",
        description="Builds the world table of bilateral turnover (turnover.parquet, datapackage.json) "
        "from a folder of CEPII BACI files: one release in one HS revision, unpacked, with country codes.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the unpacked download")
    parser.add_argument("out", type=Path, metavar="OUT", help="where the tables go; made if it is not there")
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="default: %(default)s")
    parser.add_argument(
        "--products",
        action="store_true",
        help="also build products.parquet: HS chapters, and the groups in data/world/groups.csv",
    )
    parser.add_argument(
        "--memory",
        type=_memory,
        default="2GB",
        help="what the engine may hold, such as 512MB or 4GB; more goes to the disk (default: %(default)s)",
    )
    return parser


def _memory(text: str) -> str:
    """A size in whole MB or GB, in capitals, which both engines accept."""
    if not re.fullmatch(r"[1-9]\d*[MG]B", text.upper()):
        raise argparse.ArgumentTypeError(f"must be a size such as 512MB or 2GB, got {text!r}")
    return text.upper()


def _show_progress(years: Sequence[YearFile]) -> Iterable[YearFile]:
    return track(years, description="Years", console=Console(stderr=True))


if __name__ == "__main__":
    sys.exit(main())
