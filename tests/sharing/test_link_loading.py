"""Parsing a link loads no drawing library: often nothing is drawn after it."""

import subprocess
import sys

HEAVY = ("altair", "pandas", "pyarrow", "streamlit", "scipy.stats", "vl_convert")
READ = f"""
import sys
from metrics.datasets.shipped_briefs import shipped_brief
from metrics.sharing import link, share_code

brief = shipped_brief()
query = link.query("https://example.org/record?growth=8&sheet=doubling,gap&goods=all&inflation=2")
workspace, refusals = link.decode(query, brief)
assert workspace.sheet == ("doubling", "gap") and not refusals
assert link.decode(link.encode(workspace, brief).items(), brief) == (workspace, ())
assert share_code.decode(share_code.encode(workspace, brief), brief)[0] == workspace
print(sorted(name for name in {HEAVY} if name in sys.modules))
"""


def test_a_link_and_an_id_are_read_without_what_draws_and_what_reads_large_tables() -> None:
    found = subprocess.run([sys.executable, "-c", READ], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "[]"
