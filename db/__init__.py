"""The database room: tables, the unit of work, migrations, encrypted columns. It knows nothing of PKH's rules."""

from sqlalchemy.orm import Session

from db.engine import Database, open_database

__all__ = ["Database", "Session", "open_database"]
