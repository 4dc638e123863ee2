"""A PostgreSQL server of the tests' own, from Debian's package: in a temporary folder, at a random port.

It has an owner who may make roles, a database in C.UTF-8, and asks everybody who comes over TCP for a
password.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

#: May read and write everything on the server; only the tests' own set-up is this role.
SUPERUSER = "postgres"
OWNER = "tumen_owner"
APP = "tumen_app"
NAME = "tumen"
SECRET = "a-password-of-the-tests"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest that there is; None without PostgreSQL."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if debian:
        return debian[-1].parent
    found = shutil.which("initdb")
    return Path(found).parent if found else None


class Server:
    """Starts when it is made, and runs until `stop`."""

    def __init__(self, *, locale: str = "C.UTF-8") -> None:
        there = programs()
        assert there, "There is no PostgreSQL here."
        self._programs = there
        self.folder = Path(tempfile.mkdtemp(prefix="tumen-pg-"))
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self._as:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        self.folder.chmod(0o755)  # the tests connect through the socket, as another user
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port = int(listener.getsockname()[1])
        self._data, self._hosts = self.folder / "data", ["127.0.0.1"]
        made = ["--auth-local=trust", "--auth-host=scram-sha-256", "--no-sync", f"--locale={locale}"]
        self._run("initdb", "-D", self._data, "-U", SUPERUSER, "--encoding=UTF8", *made)
        self._start()
        self.password_file = self.folder / "password"
        self.password_file.write_text(f"{SECRET}\n", "utf-8")
        self.password_file.chmod(0o600)
        self.sql(f"CREATE ROLE {OWNER} LOGIN CREATEROLE", f"CREATE DATABASE {NAME} OWNER {OWNER}")
        # From PostgreSQL 15 on the schema belongs to the owner of the database already.

    def sql(self, *statements: str, user: str = SUPERUSER, database: str = "postgres") -> str:
        """Run statements, each by itself, and give what they answered."""
        words = [word for statement in statements for word in ("-c", statement)]
        at = ["-h", str(self.folder), "-p", str(self.port), "-U", user, "-d", database]
        command = [str(self._programs / "psql"), "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", *at, *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        if done.returncode:
            raise PermissionError(done.stderr)
        return done.stdout.strip()

    def dump_and_restore(self, name: str, to: str) -> None:
        """`pg_dump` and `pg_restore`, as whoever runs the server."""
        at = ["-h", str(self.folder), "-p", str(self.port), "-U", SUPERUSER]
        self.sql(f"CREATE DATABASE {to} OWNER {OWNER}")
        dumped = subprocess.run(
            [str(self._programs / "pg_dump"), *at, "-Fc", name], capture_output=True, check=True, timeout=60
        )
        restoring = [str(self._programs / "pg_restore"), *at, "-d", to, "--exit-on-error"]
        subprocess.run(restoring, input=dumped.stdout, capture_output=True, check=True, timeout=60)

    def prove(self, root: Path, own: Path, key: Path, hosts: list[str], admits: str) -> None:
        """Show a certificate from now on, also at these further addresses of the loopback, and admit over TCP
        whom the lines of pg_hba.conf say; who comes with a certificate has one of ``root``."""
        for name, file in (("root.crt", root), ("server.crt", own), ("server.key", key)):
            shutil.copy(file, placed := self._data / name)
            placed.chmod(0o600)
            shutil.chown(placed, *([SUPERUSER] * 2 if self._as else [os.getuid(), os.getgid()]))
        shown = "ssl=on\nssl_ca_file='root.crt'\nssl_min_protocol_version='TLSv1.2'\n"
        with (self._data / "postgresql.auto.conf").open("a", encoding="utf-8") as settings:
            settings.write(shown)
        (self._data / "pg_hba.conf").write_text(f"local all all trust\n{admits}", "utf-8")
        self._hosts += hosts
        self.crash()

    def address(self, *, user: str = APP, name: str = NAME) -> str:
        """What TUMEN_DATABASE is to be, through the socket of the folder."""
        return f"postgresql://{user}@/{name}?host={self.folder}&port={self.port}"

    def stop(self) -> None:
        """Stop it, by the number of its process that stands in its own folder, and remove the folder."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def crash(self) -> None:
        """End it in the middle of everything, and start it again: it recovers from its log."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")
        self._start()

    def _start(self) -> None:
        hosts = ",".join(self._hosts)
        options = f"-c listen_addresses={hosts} -p {self.port} -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "-D", self._data, "-w", "-l", self.folder / "log", "-o", options, "start")

    def _run(self, program: str, *words: object) -> None:
        command = [*self._as, str(self._programs / program), *map(str, words)]
        done = subprocess.run(
            command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=120
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr}")
