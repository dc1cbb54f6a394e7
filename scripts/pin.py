"""Pin everything that is installed, transitive dependencies included: `python scripts/pin.py [--upgrade]`.

Writes two places from one resolution: `[tool.uv] constraint-dependencies` in pyproject.toml, which `uv run` and
`uv sync` obey, and requirements.txt with hashes, for `pip install --require-hashes`, of what `dienhinh` itself needs.
There is no uv.lock in the repository because it names the index of whoever wrote it. Needs `uv`.

Pins that stand are kept unless `--upgrade` is given.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
#: what uv reads to resolve; the package itself is never built for that
READ = ("pyproject.toml", "README.md", "LICENSE")
LIST = re.compile(r"^constraint-dependencies = \[.*?^\]\n", re.MULTILINE | re.DOTALL)
HEAD = "# written by scripts/pin.py; install with: pip install --require-hashes -r requirements.txt\n"


def main() -> None:
    """Resolve in a folder of its own, then write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions instead of those pinned now")
    upgrade = parser.parse_args().upgrade
    pyproject = ROOT / "pyproject.toml"
    written = pyproject.read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        there = Path(folder)
        for name in READ:
            shutil.copy(ROOT / name, there / name)
        if upgrade:
            (there / "pyproject.toml").write_text(with_pins(written, []), encoding="utf-8")
        uv(there, "lock")
        pins = pinned(tomllib.loads((there / "uv.lock").read_text(encoding="utf-8")))
        exported = uv(there, "export", "--format", "requirements.txt", "--no-emit-project", "--no-header", "--frozen")
    pyproject.write_text(with_pins(written, pins), encoding="utf-8")
    (ROOT / "requirements.txt").write_text(HEAD + exported, encoding="utf-8")
    sys.stdout.write(f"{len(pins)} pins\n")


def pinned(lock: dict[str, list[dict[str, object]]]) -> list[str]:
    """`name==version` of every package of a lock but the project itself, by name."""
    return sorted(f"{each['name']}=={each['version']}" for each in lock["package"] if "registry" in str(each["source"]))


def with_pins(pyproject: str, pins: list[str]) -> str:
    """The text of pyproject.toml with these pins in place of its own."""
    listed = "".join(f'    "{pin}",\n' for pin in pins)
    text, found = LIST.subn(f"constraint-dependencies = [\n{listed}]\n", pyproject)
    if found != 1:
        raise SystemExit("pyproject.toml: [tool.uv] needs one list `constraint-dependencies = [` that ends with `]`")
    return text


def uv(folder: Path, *words: str) -> str:
    """What uv prints on stdout; its faults go to stderr and end the script."""
    done = subprocess.run(["uv", "--quiet", *words], cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    return done.stdout


if __name__ == "__main__":
    main()
