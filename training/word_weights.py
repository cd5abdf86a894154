"""Builds `src/factnews/facts/word_weights.tsv`: how many reports a stem occurs in, as a weight. Counts only, no text.

python -m training.word_weights [GOLD_FOLDER]
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from pathlib import Path

from factnews.facts.words import words_of

SETS = ("attribution/polnear.train.jsonl", "coref/ecbplus.train.jsonl", "temporal/timebank_te3.train.jsonl")
TARGET = Path(__file__).parent.parent / "src" / "factnews" / "facts" / "word_weights.tsv"
LEAST = 12  # reports: a rarer stem weighs as much as one never seen


def main() -> None:
    """Count and write."""
    gold = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")
    found: Counter[str] = Counter()
    reports = 0
    for name in SETS:
        for line in (gold / name).read_text(encoding="utf-8").splitlines():
            found.update(word for word in words_of(json.loads(line)["text"]) if word.isascii() and word.isalpha())
            reports += 1
    top = math.log(reports / LEAST)
    rows = [
        f"{word}\t{max(5, round(100 * math.log(reports / count) / top))}"
        for word, count in sorted(found.items())
        if count > LEAST
    ]
    note = f"# stem, weight in hundredths: log of the share of {reports} news reports (1989-2014) that it occurs in"
    TARGET.write_text("\n".join([note, *rows]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(rows)} stems of {reports} reports in {TARGET.name}\n")


if __name__ == "__main__":
    main()
