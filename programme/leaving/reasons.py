"""Why a membership ends, and which of those who leave get a last word from us.

Public descriptions of PKH tell two kinds of graduasi: by the family's own strength (graduasi mandiri) and because
nobody in it counts for a component any more (graduasi alamiah); second source document, D: 'meninggal, pindah
kerja/domisili'.
"""

REASONS = ("graduated", "no_component", "moved_out", "died", "refused", "not_eligible", "other")
"""As Kpm.left_reason stores them: by her own strength; nobody counts any more; moved out of the kecamatan; she died and
nobody takes her place; she does not want to take part; found not to be entitled; something else."""
WITHOUT_FAREWELL = frozenset({"died"})
"""Nothing is ever sent to the phone of one who has died."""
LONGEST_NOTE = 300


class LeavingMistake(ValueError):
    """The membership can't end so; `code` says why: future (the day is still to come) or note (a reason is missing)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
