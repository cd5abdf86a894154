"""Trains the reader: all data sets, one encoder, many heads. Seeded; goes on from its last checkpoint when started again."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch

from factnews.reading.encode import WordPieces
from factnews.reading.scores import Labels
from factnews.reading.windows import MOST_WORDS
from training import inline, sources
from training.examples import Example, add_pieces, pack
from training.losses import Losses
from training.network import Network

OWN_SENTENCES = Path(__file__).parent / "sentences"
STATUSES = ("happened", "ongoing", "planned", "threatened", "possible", "negated")
ROLES = (*sources.CLAIM_ROLES, *sources.SRL_ROLES.values(), "speaker", "content", "wide_source", "wide_content")


@dataclass(frozen=True)
class Plan:
    """How one stage of training goes; `steps` at `pieces` word pieces a step."""

    name: str = "joint"
    steps: int = 3000
    pieces: int = 2800
    warmup: float = 0.04
    encoder_rate: float = 3e-4
    head_rate: float = 2e-3
    average: float = 0.998  # decay of the running mean of the weights, which is what ships
    hints: bool = False  # whether the event head sees the lexicon of event words
    renew: bool = False  # whether the event heads begin anew
    masked: float = 0.1  # share of words that are masked in the small sets
    seeds: tuple[int, ...] = (
        1,
    )  # with several, the stage runs once for each from the same start, and their means are averaged
    save_every: int = 200
    shares: tuple[tuple[str, float], ...] = (
        ("trees", 0.46), ("entities", 0.10), ("claims", 0.18), ("attribution", 0.17), ("plv", 0.04), ("factuality", 0.05),
    )  # fmt: skip


# The event words and our own sentences come in at the second stage, after the heads have learned to read at all: there the
# event heads begin anew, and what they do not know by heart teaches them to use the hints. The treebanks stay in so that
# nothing is forgotten. The last stage turns to the annotated reports; the mean of its two runs is better than either.
STAGES = (
    Plan(),
    Plan(
        name="again", steps=2200, encoder_rate=2.5e-4, head_rate=1.8e-3, average=0.997, hints=True, renew=True,
        masked=0.2, seeds=(7,),
        shares=(
            ("trees", 0.42), ("entities", 0.08), ("claims", 0.08), ("sentences", 0.26), ("attribution", 0.10), ("plv", 0.03),
            ("factuality", 0.03),
        ),
    ),
    Plan(
        name="refine", steps=500, encoder_rate=1.2e-4, head_rate=8e-4, average=0.99, hints=True, masked=0.2, seeds=(11, 12),
        save_every=100,
        shares=(
            ("trees", 0.16), ("entities", 0.06), ("claims", 0.23), ("sentences", 0.42), ("attribution", 0.07), ("plv", 0.04),
            ("factuality", 0.02),
        ),
    ),
)  # fmt: skip


@dataclass
class Data:
    """Examples by kind; `trees` are single sentences (packed anew in each epoch), the others windows."""

    sets: dict[str, list[Example]]
    labels: Labels


def gather(gold: Path, pieces: WordPieces) -> Data:
    """Read all training sets. Only the training parts; the held-out third of wikigold stays out."""
    windows = sources.TextWindows(pieces, most_words=MOST_WORDS)
    syntax, ner = gold / "syntax", gold / "ner"
    ewt = sources.universal_dependencies(syntax / "en_ewt-ud-train.conllu")
    ids = sources.sentence_ids(syntax / "en_ewt-ud-train.conllu")
    sources.semantic_roles(syntax / "ewt_propbank_train.json", ewt, ids)
    gum = sources.universal_dependencies(syntax / "en_gum-ud-train.conllu")
    sources.gum_entities(ner / "gum_train.json", gum)
    names = [e for e in sources.entities(ner / "wikigold.json") if not sources.held_out(e)]
    names += 2 * sources.entities(ner / "re3d_train.json", rename=sources.re3d_tag)
    names += sources.entities(ner / "uner_ewt_dev.json")
    names += sources.entities(ner / "btc.json")[::3]
    sets = {
        "ewt": ewt,
        "gum": gum,
        "entities": [e for e in names if len(e.words) <= 120],
        "claims": [e for r in sources.reports(gold / "train") for e in sources.claims(r, windows)],
        "attribution": [
            e
            for r in sources.json_lines(gold / "attribution" / "polnear.train.jsonl")
            for e in sources.attributions(r, windows)
        ],
        "sentences": inline.load(OWN_SENTENCES, windows),
        "plv": sources.plv(gold / "events" / "plv_train.jsonl", windows)
        + sources.plv(gold / "events" / "plover_gsr.jsonl", windows),
        "factuality": sources.factuality(gold / "factuality" / "uw.train.jsonl")
        + sources.factuality(gold / "factuality" / "uds_ih2.train.jsonl"),
    }
    for name in ("ewt", "gum", "entities", "factuality"):
        add_pieces(sets[name], pieces)
    return Data(sets, _labels(sets))


def _labels(sets: dict[str, list[Example]]) -> Labels:
    trees = sets["ewt"] + sets["gum"]

    def known(name: str) -> tuple[str, ...]:
        return tuple(sorted({label for e in trees for label in getattr(e, name)}))

    tags = ("O", *(f"{p}-{label}" for label in sources.NER_LABELS for p in "BI"))
    classes = sorted({label for e in sets["claims"] for label in e.events or [] if label not in (None, "O")}, key=str)
    modes = tuple(sorted({m for e in sets["claims"] for m in e.modes.values()}))
    return Labels(
        known("upos"), known("xpos"), known("deprels"), tags, ("O", *map(str, classes)), STATUSES, modes, ROLES
    )


def batches(examples: list[Example], pieces: int, draw: random.Random) -> Iterator[list[Example]]:
    """Batches of examples of like length, in random order, `pieces` word pieces each with padding."""
    order = sorted(examples, key=lambda e: sum(map(len, e.pieces)) + draw.random() * 12)
    found: list[list[Example]] = []
    current: list[Example] = []
    longest = 0
    for example in order:
        size = sum(map(len, example.pieces)) + 2
        if current and max(longest, size) * (len(current) + 1) > pieces:
            found.append(current)
            current, longest = [], 0
        current.append(example)
        longest = max(longest, size)
    if current:
        found.append(current)
    draw.shuffle(found)
    yield from found


def endless(name: str, data: Data, plan: Plan, seed: int) -> Iterator[list[Example]]:
    """Batches of a kind of data, epoch after epoch."""
    draw = random.Random(f"{name}-{seed}")
    chances = iter(draw.random, None)
    while True:
        if name == "trees":
            both = []
            for treebank in ("ewt", "gum"):
                most = draw.choice((48, 64, 96))
                packed = list(pack(data.sets[treebank], most_words=most, alone=0.25, draw=chances))
                both += list(batches(packed, plan.pieces, draw))
            draw.shuffle(both)
            yield from both
        elif name == "entities":
            yield from batches(list(pack(data.sets[name], most_words=64, alone=0.3, draw=chances)), plan.pieces, draw)
        else:
            yield from batches(data.sets[name], plan.pieces, draw)


def train(gold: Path, minilm: Path, work: Path, stages: Sequence[Plan] = STAGES) -> Path:
    """Train stage by stage, each from the mean weights of the one before; returns the path of the last checkpoint.

    Writes `work/STAGE.pt` (`STAGE-SEED.pt` where there are several) and the losses beside it in `.jsonl` as it goes, and goes
    on from there when started again.
    """
    work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(stages[0].seeds[0])
    data = gather(gold, WordPieces(minilm / "tokenizer.json"))
    network = Network(data.labels)
    network.encoder.load_minilm(minilm / "model.safetensors")
    checkpoint = work
    for plan in stages:
        start = {name: weight.clone() for name, weight in network.state_dict().items()}
        runs = []
        for seed in plan.seeds:
            network.load_state_dict(start)
            name = plan.name if len(plan.seeds) == 1 else f"{plan.name}-{seed}"
            runs.append(_run(network, data, work / f"{name}.pt", plan, seed))
        checkpoint = runs[0] if len(runs) == 1 else _averaged(runs, work / f"{plan.name}.pt")
        network.load_state_dict(torch.load(checkpoint, weights_only=False)["mean"], strict=False)
    return checkpoint


def _averaged(runs: Sequence[Path], out: Path) -> Path:
    """Write the first of several checkpoints of one start with the average of all their mean weights (Wortsman et al. 2022)."""
    states = [torch.load(path, weights_only=False) for path in runs]
    first = states[0]
    first["mean"] = {name: sum(state["mean"][name] for state in states) / len(states) for name in first["mean"]}
    torch.save(first, out)
    return out


def _run(network: Network, data: Data, checkpoint: Path, plan: Plan, seed: int) -> Path:
    if plan.renew:
        network.renew_event_heads()
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": list(network.encoder.parameters())}, {"params": heads}],
        betas=(0.9, 0.98), weight_decay=0.01, fused=True,
    )  # fmt: skip
    mean = {name: p.detach().clone() for name, p in network.named_parameters()}
    begin = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        network.load_state_dict(state["network"], strict=False)
        begin, mean = state["step"], {**mean, **state["mean"]}
        if begin < plan.steps:
            optimizer.load_state_dict(state["optimizer"])
    kinds = [name for name, _ in plan.shares]
    streams = {name: endless(name, data, plan, seed + begin) for name in kinds}
    choose = random.Random(seed + begin)
    autocast = partial(torch.autocast, "cpu", dtype=torch.bfloat16)
    losses = Losses(network, data.labels, autocast=autocast, seed=seed + begin, hints=plan.hints, masked=plan.masked)
    running: dict[str, float] = {}
    clock, seen = time.monotonic(), 0
    with checkpoint.with_suffix(".jsonl").open("a") as log:
        for step in range(begin + 1, plan.steps + 1):
            _set_rates(optimizer, plan, step / plan.steps)
            batch = next(streams[choose.choices(kinds, [share for _, share in plan.shares])[0]])
            loss, parts = losses(batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            decay = min(plan.average, 1 - 1 / (step + 1))
            with torch.no_grad():
                torch._foreach_lerp_(list(mean.values()), [p.detach() for p in network.parameters()], 1 - decay)
            seen += sum(len(p) for e in batch for p in e.pieces)
            for key, value in parts.items():
                running[key] = value if key not in running else 0.98 * running[key] + 0.02 * value
            if step % 50 == 0:
                rate = round(seen / (time.monotonic() - clock))
                line = {"step": step, "pieces_per_s": rate, **{k: round(v, 4) for k, v in sorted(running.items())}}
                log.write(json.dumps(line) + "\n")
                log.flush()
            if step % plan.save_every == 0 or step == plan.steps:
                state = {
                    "network": network.state_dict(), "optimizer": optimizer.state_dict(), "mean": mean, "step": step,
                    "labels": data.labels, "plan": plan,
                }  # fmt: skip
                torch.save(state, checkpoint.with_suffix(".part"))
                checkpoint.with_suffix(".part").replace(checkpoint)
    return checkpoint


def _set_rates(optimizer: torch.optim.Optimizer, plan: Plan, part: float) -> None:
    """Warm up, then fall in a straight line to a fiftieth."""
    rate = min(1.0, part / plan.warmup) * max(0.02, 1 - part)
    for group, base in zip(optimizer.param_groups, (plan.encoder_rate, plan.head_rate), strict=True):
        group["lr"] = base * rate
