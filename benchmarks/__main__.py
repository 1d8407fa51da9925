"""Runs the benches one after the other: `make bench`; with `--quick` on a small input each, to see that they run."""

import sys
from importlib import import_module

BENCHES = ("attribution", "audit", "archive", "readability", "book")

if __name__ == "__main__":
    for name in BENCHES:
        import_module(f"benchmarks.{name}").main(quick="--quick" in sys.argv[1:])
