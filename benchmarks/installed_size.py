"""Measure what the smallest set that builds, asks, explores and serves takes on the disk: `pip install 'vanort[server]'` (make size).

Usage: python benchmarks/installed_size.py [WHEEL]; without a wheel one is built. Needs a package index. The whole
environment is counted as `du` counts it, with pip itself and after it was used. Ends with 1 where it is more than 300 MB.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST = 300  # MB: what a borrowed laptop or a small server takes without a thought
MB = 2**20  # as du counts
BLOCK = 512  # bytes: the unit of st_blocks
QUIET = ("-m", "pip", "--quiet", "--disable-pip-version-check")


def main() -> None:
    """Install into an environment of its own, use it, print the larger packages and the sum."""
    with tempfile.TemporaryDirectory() as folder:
        wheels, place = Path(folder) / "wheels", Path(folder) / "environment"
        if not (wheel := next(iter(sys.argv[1:]), "")):
            made = [sys.executable, *QUIET, "wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT)]
            subprocess.run(made, check=True)
            wheel = str(next(wheels.glob("*.whl")))
        venv.create(place, with_pip=True)
        python = str(place / "bin" / "python")
        known = ["--constraint", str(ROOT / "constraints.txt")]
        subprocess.run([python, *QUIET, "install", *known, f"{wheel}[server]"], check=True)
        subprocess.run([python, str(ROOT / "tests" / "smoke.py")], check=True, stderr=subprocess.DEVNULL)
        sizes = taken(place)
    total = sum(sizes.values())
    for name, size in sizes.most_common(10):
        print(f"{size / MB:6.0f} MB  {name}")
    print(f"{total / MB:6.0f} MB  in all, at most {MOST}")
    sys.exit(total > MOST * MB)


def taken(place: Path) -> Counter[str]:
    """Return the bytes of the disk that each package of an environment takes, and what stands outside packages."""
    site = next(place.glob("lib/python*/site-packages"))
    sizes: Counter[str] = Counter()
    for path in place.rglob("*"):
        inside = path.is_relative_to(site) and path != site
        sizes[path.relative_to(site).parts[0] if inside else "(the environment)"] += path.lstat().st_blocks * BLOCK
    return sizes


if __name__ == "__main__":
    main()
