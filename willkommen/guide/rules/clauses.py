"""Cut a message at its full stops and "and"s, because many people bring several concerns in one sentence."""

import re

_AND = (
    "und|außerdem|ausserdem|dann noch|and|also|plus|ve|ayrıca|bir de|et|aussi|y|también|i|oraz|și|si|și mai|а также|и|та|і|"
    "а ще|и още|û|u|herwiha|iyo|sidoo kale|و|وكمان|وأيضا|و همچنین|و همچنان|همدارنګه|او|اور|और|ከምኡውን|ከምኡ ውን|እና|እንዲሁም"
)
_CUT = re.compile(rf"[.!?;,،؛؟።፣؛\n]+|\s(?:{_AND})\s", re.IGNORECASE)
MOST = 4
"""Clauses looked at; who writes more than that is better served by a person."""


def clauses(text: str) -> list[str]:
    """The parts that can stand alone (at least two words or eight letters each); empty when the text is one thing."""
    parts = [part.strip() for part in _CUT.split(text)]
    whole = [part for part in parts if len(part.split()) >= 2 and len(part) >= 8]
    return whole[:MOST] if len(whole) > 1 else []
