"""What the question remembers by which a family says what hinders it."""

from dataclasses import dataclass


@dataclass
class HindranceState:
    agreement_id: int = 0
