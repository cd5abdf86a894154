"""Attribution in the wider sense of PolNeAR: whatever is said, thought, hoped, planned or felt by somebody, as a draft.

The statements of a report (`find_statements`) are what somebody said or wrote. A reader made with `wide_speech=True` also
proposes beliefs, intentions and labels ("officials fear …", "he plans to …"); this takes its proposals, without the
statements' rules: on 160 training reports of PolNeAR the reader's own spans do better there (content F1 0.71 against 0.64 by
rules over the trees, and 0.71 by both together).
"""

from __future__ import annotations

from collections.abc import Iterator

from factnews.claims.speech.contents import fit, manner_of
from factnews.claims.speech.quotations import find_quotations
from factnews.claims.statements import StatementDraft
from factnews.model import Reading

LEAST_WIDE = 0.45  # best of 0.3 to 0.6 on 160 training reports of PolNeAR


def find_wide(reading: Reading, *, least: float = LEAST_WIDE) -> Iterator[StatementDraft]:
    """Attributions that the reader proposes, in the order of their cues; none where it was made without `wide_speech`.

    A quotation that begins or ends inside a content belongs to it whole, and commas around it do not (content F1 +0.015).
    """
    text = reading.article.text
    quotations = find_quotations(text)
    for proposal in reading.speech:
        if not proposal.wide or proposal.confidence < least:
            continue
        content = fit(text, ((span.start, span.end) for span in proposal.content), quotations)
        if content:
            manner = manner_of(content, quotations, text)
            yield StatementDraft(proposal.source, proposal.cue, content, manner, "wide", proposal.confidence)
