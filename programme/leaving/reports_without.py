"""Reports that went to the office keep their counts; the lines that name a family forget whom they named."""

import json
from typing import Any

from sqlalchemy import select

from db import Session
from db.tables import Group, Kpm, OfficeReport
from programme.leaving.what_tells import NOBODY


def without_family(value: Any, number: str) -> Any:
    """The same figures, where every text beside this participant number becomes '-'."""
    if isinstance(value, dict):
        named = number in value.values()
        return {key: _forgotten(one) if named else without_family(one, number) for key, one in value.items()}
    if isinstance(value, list):
        named = number in value
        return [_forgotten(one) if named else without_family(one, number) for one in value]
    return value


def _forgotten(value: Any) -> Any:
    """Numbers, days and yes or no stay; so does what is no text."""
    if isinstance(value, dict):
        return {key: _forgotten(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_forgotten(one) for one in value]
    return NOBODY if isinstance(value, str) else value


def erase_in_reports(session: Session, kpm_id: int) -> None:
    """In the reports of her kecamatan; before her participant number itself is erased."""
    kpm = session.get_one(Kpm, kpm_id)
    kecamatan = session.get_one(Group, kpm.group_id).kecamatan
    query = select(OfficeReport).where(OfficeReport.kecamatan == kecamatan, OfficeReport.figures.is_not(None))
    for report in session.scalars(query):
        if kpm.participant_number in (report.figures or ""):
            figures = without_family(json.loads(report.figures or "null"), kpm.participant_number)
            report.figures = json.dumps(figures, ensure_ascii=False)
    session.flush()
