"""The service as a process of its own, as ``python examples/library_card`` starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

FOLDER = Path(__file__).resolve().parents[1]


class Server:
    """A process that can be killed at any moment and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        database = f"sqlite:///{self._folder}/library_card.sqlite"
        settings = {"DATABASE_URL": database, "SECRET_KEY": "kept"}
        with (self._folder / "log").open("ab") as log:
            command = [sys.executable, str(FOLDER), "--port", str(self.port)]
            self._process = subprocess.Popen(command, env=os.environ | settings, stdout=log, stderr=log)
        for _ in range(600):
            try:
                httpx.get(f"{self.address}/nothing")
            except httpx.TransportError:
                assert self._process.poll() is None, (self._folder / "log").read_text()
                time.sleep(0.05)
            else:
                return
        raise TimeoutError(self.address)

    def kill(self) -> None:
        """No warning, no chance to tidy up."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def restart(self) -> None:
        self.kill()
        self.start()
