"""What the pinned packages allow, and whether a fault is known in them.

As a program: ``python -m tests.check docs/licences.md``.
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

PINS = Path(__file__).parents[1] / "requirements.txt"
PERMITTED = re.compile(
    r"MIT(-CMU| License)?|Apache.*|BSD.*|3-Clause BSD License|0BSD|PSF-2\.0|Zlib|CC0-1\.0"
    r"|MPL-2\.0|Mozilla Public License 2\.0 \(MPL 2\.0\)"
)
HEAD = """# Licences of what the dashboard runs on

Written by `make check` from what each package says of itself; versions are those of `requirements.txt`.

| package | licence |
|---|---|
"""


def pinned() -> tuple[str, ...]:
    """The packages that the dashboard runs on, by name."""
    return tuple(dict.fromkeys(re.findall(r"^([\w-]+)==", PINS.read_text(encoding="utf-8"), re.MULTILINE)))


def licence(about: PackageMetadata) -> str:
    """What a package says its licence is: its expression, else its class, else its own short words."""
    held: Mapping[str, Any] = about.json
    classes = [line.split(" :: ")[-1] for line in held.get("classifier", []) if "License ::" in line]
    return str(held.get("license_expression") or ", ".join(classes) or held.get("license") or "none stated")


def permitted(said: str) -> bool:
    """Whether every licence in ``said`` is one under which the dashboard may be passed on."""
    return all(PERMITTED.fullmatch(name) for name in re.split(r" AND | OR |, ", said))


def installed() -> dict[str, str]:
    """The licence of each pinned package that this Python and system need."""
    found = {}
    for name in pinned():
        try:
            found[name] = licence(metadata(name))
        except PackageNotFoundError:
            continue
    return found


def verdict(answer: str) -> tuple[bool, str]:
    """What an audit found, from its JSON: whether all is well, and a line for each fault.

    A package that could not be looked up counts as unknown, never as sound.
    """
    try:
        packages: list[Mapping[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        return (
            False,
            "The service could not be reached: whether a fault is known is not known. Try again later.",
        )
    skipped = [held["name"] for held in packages if "skip_reason" in held]
    lines = [
        f"{held['name']} {held['version']}: {fault['id']}, "
        f"mended in {', '.join(fault['fix_versions']) or 'no version yet'}"
        for held in packages
        for fault in held.get("vulns", ())
    ]
    if skipped:
        lines.append(
            f"Not known to the service, so not looked at: {len(skipped)} of {len(packages)} packages."
        )
    return not lines, "\n".join(lines) or f"No fault is known in any of {len(packages)} packages."


def main(page: str) -> int:
    """Writes the licences to ``page`` and prints the verdict; 1 unless all is well."""
    found = installed()
    rows = "".join(f"| {name} | {said} |\n" for name, said in found.items())
    Path(page).write_text(HEAD + rows, encoding="utf-8")
    refused = [f"{name}: {said}" for name, said in found.items() if not permitted(said)]
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--format", "json"]
    command += ["--progress-spinner", "off", "--requirement", str(PINS)]
    audit = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    well, said = verdict(audit.stdout)
    sys.stdout.write("\n".join([*(f"Not a permitted licence: {line}" for line in refused), said]) + "\n")
    return 0 if well and not refused else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
