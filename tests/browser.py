"""Chromium, driven through the pipe that it offers, so that no package is needed for it.

https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import select
import shutil
import subprocess
import time
import typing as t
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 120
# It reads commands from descriptor 3 and writes answers to 4.
_ON_PIPES = 'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"'

Message = dict[str, t.Any]


def executable() -> str:
    """Return where Chromium is; what needs it may not be skipped."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found is not None, f"install one of {', '.join(NAMES)}"
    return found


class Browser:
    """A page in a window, and what it said."""

    def __init__(self, profile: Path) -> None:
        theirs, self._ours = os.pipe()
        self._answers, back = os.pipe()
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
        self._process = subprocess.Popen(
            [
                *("bash", "-c", _ON_PIPES, "_", str(theirs), str(back)),
                *(executable(), *options, "--remote-debugging-pipe", "about:blank"),
            ],
            pass_fds=(theirs, back),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(back)
        self._number = 0
        self._unread = b""
        self._session: str | None = None
        self.events: list[Message] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        with contextlib.suppress(OSError, AssertionError):
            self._session = None
            self.call("Browser.close")
        os.close(self._ours)
        os.close(self._answers)
        self._process.wait(_PATIENCE)

    def _read(self) -> Message:
        end = time.monotonic() + _PATIENCE
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._answers], [], [], max(end - time.monotonic(), 0))
            assert ready, "Chromium does not answer"
            read = os.read(self._answers, 1 << 20)
            assert read, "Chromium has ended"
            self._unread += read
        message, _, self._unread = self._unread.partition(b"\0")
        return t.cast("Message", json.loads(message))

    def call(self, method: str, **parameters: t.Any) -> Message:
        """Give a command and return its result."""
        self._number += 1
        command = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None:
            command["sessionId"] = self._session
        os.write(self._ours, json.dumps(command).encode() + b"\0")
        while (answer := self._read()).get("id") != self._number:
            self.events.append(answer)
        assert "error" not in answer, answer["error"]
        return t.cast("Message", answer["result"])

    def open(self, address: str) -> None:
        """Open an address and wait until all of it is there."""
        self.events = []
        self.call("Page.navigate", url=address)
        while not self.told("Page.loadEventFired"):
            self.events.append(self._read())

    def told(self, *methods: str) -> list[Message]:
        """Return what it said of these kinds since the page was opened."""
        return [event["params"] for event in self.events if event.get("method") in methods]

    def run(self, script: str) -> t.Any:
        """Return what a script gives."""
        done = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def show(self, width: int, *, dark: bool = False) -> None:
        """Show the page in a window of that width."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=1000,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def pages(self) -> int:
        """Return how many pages it prints."""
        pdf = base64.b64decode(self.call("Page.printToPDF")["data"])
        return len(re.findall(rb"/Type\s*/Page\b", pdf))
