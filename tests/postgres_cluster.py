"""A temporary PostgreSQL of the tests' own: everything that touches the database is tested on it as well as on SQLite.

It is made from the server's binaries in a folder of its own, listens on a socket there and on no port, gives up
durability for speed, and disappears with the process that asked for it, even when that is killed. Nothing of a
PostgreSQL that the machine runs for itself is touched. `PKH_TEST_POSTGRES` names a running server to use instead.

`python -m tests.postgres_cluster` says where the binaries are, and fails when there are none.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

REMEDY = "no PostgreSQL server found: apt-get install postgresql, or name a running one in PKH_TEST_POSTGRES"
SECONDS_TO_START = 30
SECONDS_TO_STOP = 30

# The shell ends the server when its own standard input closes: that happens however the tests end, SIGKILL included.
# It repeats itself because a server that is only just starting may miss the first signal.
GUARD = """
exec 3<&0 </dev/null
"$BINARIES/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync || exit
"$BINARIES/postgres" -D data -k "$PWD" "$@" 3<&- & server=$!
{ read -r _ <&3; while kill -INT $server 2>/dev/null; do sleep 0.2; done; } & reader=$!
wait $server
kill $reader 2>/dev/null
rm -rf "$PWD"
"""

SERVER_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # Neither UTC nor the zone of any office in the tests: what leans on the server's zone shows.
    "timezone": "Pacific/Auckland",
}


@dataclass(frozen=True)
class Account:
    """Whom the server runs as; all None means whoever runs the tests."""

    user: int | None = None
    group: int | None = None
    extra_groups: tuple[int, ...] | None = None


@dataclass
class PostgresCluster:
    """A server that tests make databases in."""

    server: URL
    # On a server that others use too, e.g. the other workers of the same run, names are this process's own.
    prefix: str = ""
    _made: set[str] = field(default_factory=set)

    def url_of(self, database: str) -> str:
        """The SQLAlchemy address of a database made here."""
        return self.server.set(database=self.prefix + database).render_as_string(hide_password=False)

    def create_database(self, name: str, template: str | None = None) -> str:
        """Makes a database, empty or a copy of `template` (to which nobody may be connected). Returns its address."""
        command = sql.SQL("CREATE DATABASE {}").format(self._identifier(name))
        if template is not None:
            command += sql.SQL(" TEMPLATE {}").format(self._identifier(template))
        self._execute(command)
        self._made.add(name)
        return self.url_of(name)

    def drop_database(self, name: str) -> None:
        """Removes a database and puts out whoever is connected to it; no matter if it is not there."""
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(self._identifier(name)))
        self._made.discard(name)

    def drop_all(self) -> None:
        """Removes every database made here."""
        for name in sorted(self._made):
            self.drop_database(name)

    def _identifier(self, name: str) -> sql.Identifier:
        return sql.Identifier(self.prefix + name)

    def _execute(self, command: sql.Composed) -> None:
        with connected_to(self.server) as connection:
            connection.execute(command)


def connected_to(url: URL) -> psycopg.Connection[tuple[object, ...]]:
    """A connection outside transactions, which CREATE DATABASE needs."""
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True, connect_timeout=5)


def find_server_binaries() -> Path | None:
    """The folder that holds initdb and postgres, the newest of Debian's if there are several; None if there is none."""
    on_path = [Path(folder) for folder in os.get_exec_path()]
    debian = sorted(Path("/usr/lib/postgresql").glob("[0-9]*/bin"), key=lambda folder: float(folder.parent.name))
    others = [Path("/usr/local/bin"), Path("/usr/local/pgsql/bin"), *Path("/usr").glob("pgsql-*/bin")]
    for folder in [*on_path, *reversed(debian), *others]:
        if all(shutil.which(program, path=folder) for program in ("initdb", "postgres")):
            return folder
    return None


@contextmanager
def temporary_cluster(binaries: Path) -> Iterator[PostgresCluster]:
    """A server from those binaries for as long as the block lasts. RuntimeError, with its log, if it does not start."""
    account = server_account()
    folder = Path(tempfile.mkdtemp(prefix="pkh-pg-"))
    try:
        if account.user is not None and account.group is not None:
            os.chown(folder, account.user, account.group)
        server = URL.create("postgresql+psycopg", "postgres", database="postgres", query={"host": str(folder)})
        with running_server(binaries, folder, account) as (guard, log):
            wait_until_it_answers(server, guard, log)
            yield PostgresCluster(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def shared_server(url: str) -> Iterator[PostgresCluster]:
    """A running server that the environment names; the databases made on it are removed afterwards."""
    cluster = PostgresCluster(make_url(url), prefix=f"pkh_test_{os.getpid()}_")
    try:
        yield cluster
    finally:
        cluster.drop_all()


def server_account() -> Account:
    """PostgreSQL refuses root, so root's tests run it as its own account or as nobody."""
    if os.geteuid() != 0:
        return Account()
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return Account(entry.pw_uid, entry.pw_gid, ())


@contextmanager
def running_server(
    binaries: Path, folder: Path, account: Account
) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """The server under its guard, out of reach of the terminal's Ctrl-C (tests still clean up then), and its log."""
    options = [f"--{name}={value}" for name, value in SERVER_OPTIONS.items()]
    with (folder / "log").open("w+b") as log:
        guard = subprocess.Popen(
            ["/bin/sh", "-c", GUARD, "guard", *options],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={"PATH": os.defpath, "BINARIES": str(binaries)},
            start_new_session=True,
            user=account.user,
            group=account.group,
            extra_groups=account.extra_groups,
        )
        try:
            yield guard, log
        finally:
            guard.communicate(timeout=SECONDS_TO_STOP)


def wait_until_it_answers(server: URL, guard: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    """Returns as soon as the server takes connections. RuntimeError, with its log, if it ends or takes too long."""
    give_up_at = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < give_up_at and guard.poll() is None:
        try:
            connected_to(server).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    log.seek(0)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read().decode(errors='replace')}")


if __name__ == "__main__":
    print(find_server_binaries() or sys.exit(REMEDY))
