"""The state of the conversation in which a ketua says whom she has told of a meeting besides P2K2."""

from dataclasses import dataclass


@dataclass
class PassOnState:
    assembly_id: int = 0
    all_told: bool = False
    """She tapped "Sudah saya sampaikan"."""
