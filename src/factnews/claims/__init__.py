"""From a reading to statements and claims: who did what to whom, when, where, according to whom."""

from factnews.claims.coder import Coder, code
from factnews.claims.settings import CodeSettings

__all__ = ["CodeSettings", "Coder", "code"]
