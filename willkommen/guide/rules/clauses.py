"""Cut a message at its full stops and "and"s, because many people bring several concerns in one sentence."""

import re

_AND = (
    "und|außerdem|ausserdem|dann noch|and|also|plus|ve|ayrıca|bir de|et|aussi|y|también|i|oraz|și|si|și mai|а также|и|та|і|"
    "а ще|и още|û|u|herwiha|iyo|sidoo kale|و|وكمان|وأيضا|و همچنین|و همچنان|همدارنګه|او|اور|और|ከምኡውን|ከምኡ ውን|እና|እንዲሁም"
)
_AND_I = "بدی|بدي|اريد|أريد|عندي|كمان|محتاج|أحتاج|احتاج|ابحث|أبحث|بدور|عم دور|لازم"
_CUT = re.compile(rf"[.!?;,،؛؟።፣\n]+|\s(?:{_AND})\s|\sو(?={_AND_I})", re.IGNORECASE)
MOST = 3
"""Clauses looked at; who writes more than that is better served by a person."""


def clauses(text: str) -> list[str]:
    """The parts that can stand alone (six letters or more each); empty when the text is one thing."""
    parts = [part.strip() for part in _CUT.split(text)]
    whole = [part for part in parts if len(part) >= 6]
    return whole[:MOST] if len(whole) > 1 else []
