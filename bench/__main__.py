"""`python -m bench [NAME …]`: run all measurements or the named ones and print one table."""

import sys
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent


def main(names: list[str]) -> int:
    """Exit status 0: measured; 2: no such measurement."""
    known = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    if unknown := sorted(set(names) - set(known)):
        print(f"There is no bench/{unknown[0]}.py; there are: {', '.join(known)}.", file=sys.stderr)
        return 2
    print("| measured | what | figure | with |\n|---|---|---|---|", flush=True)
    for name in names or known:
        for what, figure, note in import_module(f"bench.{name}").rows():
            print(f"| {name} | {what} | {figure} | {note} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
