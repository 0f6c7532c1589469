"""The running number of groups in a kecamatan.

Second source document, C.1: 'setiap kelompok perlu diberikan nomor urut agar memudahkan laporan dan tugas lain'.
"""

import re

from sqlalchemy import select

from db import Session
from db.tables import Group


def first_free_number(session: Session, kecamatan: str) -> int:
    """One more than the highest number there; a group called '<its desa> 7' has number 7 even where none was given."""
    query = select(Group.number, Group.name, Group.desa).where(Group.kecamatan == kecamatan)
    return 1 + max((_number(*row) for row in session.execute(query)), default=0)


def _number(number: int | None, name: str, desa: str) -> int:
    called = re.fullmatch(rf"{re.escape(desa)} (\d{{1,4}})", name)
    return max(number or 0, int(called.group(1)) if called else 0)
