"""Re-executes notebooks in place: `python -m story.notebooks chapters/*.ipynb`."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient


def execute(path: Path) -> None:
    """Runs a notebook in its folder and stores its outputs; without timings, so the same run gives the same file."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, kernel_name="python3", record_timing=False, resources={"metadata": {"path": str(path.parent)}}
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, path)


if __name__ == "__main__":
    KernelManager.transport_encryption.default_value = "auto"  # or each kernel warns on the terminal
    for name in sys.argv[1:]:
        print(name)
        execute(Path(name))
