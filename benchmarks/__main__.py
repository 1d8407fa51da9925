"""Runs every bench of this folder: `make bench`."""

from importlib import import_module
from pathlib import Path

for file in sorted(Path(__file__).parent.glob("[a-z]*.py")):
    import_module(f"benchmarks.{file.stem}").main()
