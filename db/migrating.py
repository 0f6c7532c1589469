"""Bringing a database to the present form of its tables (alembic), at every start."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from db.engine import Database

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(database: Database) -> None:
    """Applies what is missing; a database already at the newest form is left as it is."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
