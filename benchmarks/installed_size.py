"""Measure what a plain `pip install vanort`, without extras, takes on the disk, by package (make size).

Usage: python benchmarks/installed_size.py [WHEEL]; without a wheel one is built. Needs a package index. Ends with 1
where it is more than 300 MB.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST = 300  # MB: what a borrowed laptop or a small server takes without a thought
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


def main() -> None:
    """Install into an empty folder, print the larger packages and the sum."""
    with tempfile.TemporaryDirectory() as folder:
        wheels, site = Path(folder) / "wheels", Path(folder) / "site"
        if not (wheel := next(iter(sys.argv[1:]), "")):
            subprocess.run([*PIP, "wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT)], check=True)
            wheel = str(next(wheels.glob("*.whl")))
        known = ["--constraint", str(ROOT / "constraints.txt")]
        subprocess.run([*PIP, "install", "--target", str(site), *known, wheel], check=True)
        sizes = taken(site)
    total = sum(sizes.values())
    for name, size in sizes.most_common(10):
        print(f"{size / 1e6:6.0f} MB  {name}")
    print(f"{total / 1e6:6.0f} MB  in all, at most {MOST}")
    sys.exit(total > MOST * 1e6)


def taken(site: Path) -> Counter[str]:
    """Return the bytes below each entry of a folder with packages."""
    sizes: Counter[str] = Counter()
    for path in site.rglob("*"):
        if path.is_file():
            sizes[path.relative_to(site).parts[0]] += path.stat().st_size
    return sizes


if __name__ == "__main__":
    main()
