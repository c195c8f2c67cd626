"""Start and stop the embedded server. Callers share one; it outlives them until it is stopped."""

import os
import shlex
import shutil
import tempfile
import time
from pathlib import Path

from labportal.postgres.account import Account, account_for
from labportal.postgres.cluster import Cluster, Postmaster
from labportal.postgres.errors import ServerError
from labportal.postgres.programs import embedded_program

SUPERUSER = "labportal"
DATABASE = "labportal"
SECONDS = 30
# No port on the network, and a socket that is the owner's alone.
OPTIONS = {"listen_addresses": "", "unix_socket_permissions": "0700", "max_connections": "60"}


def address(cluster: Cluster) -> Path:
    """Return the folder of the server's socket, and start the server if it says that it is down.

    Whoever cannot connect there calls `start`, which does not believe a server that was killed.
    """
    postmaster = cluster.postmaster()
    if postmaster is None or not postmaster.ready:
        postmaster = start(cluster)
    return postmaster.socket_folder


def start(cluster: Cluster) -> Postmaster:
    """Return the cluster's server, made and started first where need be.

    Raises ServerError, with the end of the server's log, if it does not come up.
    """
    running = cluster.running()
    # Without the lock, since this is nearly always so.
    if running and running.ready:
        return running
    with cluster.locked():
        account = account_for(cluster.folder)
        if not cluster.exists:
            _create(cluster, account)
        return _bring_up(cluster, account)


def stop(cluster: Cluster) -> bool:
    """Stop the cluster's server; return whether there was one.

    Raises ServerError if it does not stop.
    """
    with cluster.locked():
        running = cluster.running()
        if running is None:
            return False
        result = account_for(cluster.folder).run(
            # "fast" ends the sessions of clients; "smart" would wait for an open shell.
            [embedded_program("pg_ctl"), "stop", "-D", ".", "-m", "fast", "-w", "-t", str(SECONDS)],
            cluster.folder,
        )
        if result.returncode:
            raise ServerError(f"PostgreSQL did not stop.\n{result.stdout}")
        if running.socket_folder != cluster.folder:
            running.socket_folder.rmdir()
        return True


def remove(cluster: Cluster) -> None:
    """Stop the cluster's server and delete its files; raises ServerError if it does not stop."""
    stop(cluster)
    with cluster.locked():
        if cluster.exists:
            shutil.rmtree(cluster.folder)


def _create(cluster: Cluster, account: Account) -> None:
    """Make the cluster under another name and move it, so that no half of one is ever met."""
    parent, name = cluster.folder.parent, cluster.folder.name
    if cluster.folder.exists() and any(cluster.folder.iterdir()):
        raise ServerError(f"{cluster.folder} holds no PostgreSQL cluster. Move it away.")
    for abandoned in parent.glob(f"{name}.new-*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{name}.new-", dir=parent))
    _give(folder, account)
    command: list[str | Path] = [
        embedded_program("initdb"),
        "--pgdata=.",
        f"--username={SUPERUSER}",
        # Only the owner gets to the socket, and there is no other way in.
        "--auth=trust",
        "--encoding=UTF8",
        # The same order and case of letters everywhere; the wheel has no ICU.
        "--locale=C.UTF-8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
    ]
    if cluster.options.get("fsync") == "off":
        command.append("--no-sync")
    try:
        result = account.run(command, folder)
        if result.returncode:
            raise ServerError(f"PostgreSQL could not make a cluster.\n{result.stdout}")
        folder.rename(cluster.folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _bring_up(cluster: Cluster, account: Account) -> Postmaster:
    _give(cluster.folder, account)
    deadline = time.monotonic() + SECONDS
    output = ""
    while True:
        running = cluster.running()
        if running and running.ready:
            return running
        if running is None:
            output = _launch(cluster, account)
        # A server that is just coming up or going down, or the last processes of a killed one,
        # still own that file and are waited for.
        if time.monotonic() > deadline or (output and not cluster.pid_file.exists()):
            told = cluster.log_tail() or output
            raise ServerError(f"PostgreSQL did not start; the end of {cluster.log}:\n{told}")
        time.sleep(0.1)


def _launch(cluster: Cluster, account: Account) -> str:
    """Start the server and wait for it; return what went wrong, or nothing."""
    cluster.forget_foreign_locks()
    if cluster.log.exists():
        cluster.log.replace(cluster.log.with_suffix(".log.1"))
    options = {**OPTIONS, **cluster.options, "unix_socket_directories": _socket(cluster, account)}
    words = shlex.join(f"--{name}={value}" for name, value in options.items())
    command = ["start", "-D", ".", "-l", cluster.log.name, "-o", words, "-w", "-t", str(SECONDS)]
    result = account.run([embedded_program("pg_ctl"), *command], cluster.folder)
    return result.stdout if result.returncode else ""


def _socket(cluster: Cluster, account: Account) -> str:
    if cluster.takes_socket:
        return "."  # needs no quotes, whatever the folder is called
    folder = Path(tempfile.mkdtemp(prefix="labportal-", dir="/tmp"))
    _give(folder, account)
    return str(folder)


def _give(folder: Path, account: Account) -> None:
    """Hand a folder to the account; a checkout that root copied still has root's cluster."""
    if account.other and folder.stat().st_uid != account.uid:
        try:
            for path in [folder, *folder.rglob("*")]:
                os.chown(path, account.uid, account.gid, follow_symlinks=False)
        except OSError as error:
            message = f"{folder} cannot be handed to another user: {error}. Set DATABASE_URL."
            raise ServerError(message) from error
