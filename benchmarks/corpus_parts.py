"""Cuts a gold file into the part the engine was developed on and the part held back.

`.venv/bin/python -m benchmarks.corpus_parts polnear_train.jsonl FOLDER` writes `polnear_development.jsonl` and
`polnear_held_back.jsonl` to a folder outside the project: the texts are not ours to publish.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

from newsaudit.evaluation import read_gold

DEVELOPED_ON = 560


def parts(gold: Path) -> dict[str, list[dict]]:
    """The articles of a gold file, ordered by a hash of their ids: 560 for development, the rest held back."""
    articles = sorted(read_gold(gold), key=lambda article: sha256(article["id"].encode()).hexdigest())
    return {"development": articles[:DEVELOPED_ON], "held_back": articles[DEVELOPED_ON:]}


if __name__ == "__main__":
    for name, articles in parts(Path(sys.argv[1])).items():
        lines = "".join(json.dumps(article) + "\n" for article in articles)
        (Path(sys.argv[2]) / f"polnear_{name}.jsonl").write_text(lines, encoding="utf-8")
