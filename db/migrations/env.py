"""Alembic's entry: runs the migrations on the connection that db.migrating hands over."""

from alembic import context

from db import tables
from db.schema import Table

assert tables.__all__  # importing them registers every table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
