"""Fetches the Nu Html Checker, with which the tests check the HTML of every kind of page.

    python tools/html_checker.py

`make test` runs it. The checker is the one of validator.w3.org, as its makers publish it on npm; the
archive is checked against its published hash, and only the program is kept, below .checker/. It needs
Java 17 or later. Where that is missing the tests of HTML are skipped; on CI that is a failure.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

VERSION = "26.9.27"
INTEGRITY = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
ARCHIVE = f"https://registry.npmjs.org/vnu-jar/-/vnu-jar-{VERSION}.tgz"
PROGRAM = Path(__file__).resolve().parents[1] / ".checker" / f"vnu-{VERSION}.jar"
_INSTALL = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "default-jre-headless")


@dataclass(frozen=True, slots=True)
class Message:
    """What the checker says of a place in a page: `element` is the tag or text that it means."""

    address: str
    line: int
    text: str
    element: str


def check(addresses: Iterable[str]) -> list[Message]:
    """All that the checker says of some pages, warnings included. They must be served: from files it
    cannot tell what is of the same host. Raises CalledProcessError if the checker fails.
    """
    # Half the processor time for a run of seconds: compiled at once and simply, and no threads that collect garbage
    short = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = ["java", *short, "-Xss4m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(PROGRAM)]
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    result = subprocess.run([*command, *options, *addresses], capture_output=True, text=True, check=True)
    return [_message(each) for each in json.loads(result.stdout)["messages"]]


def _message(message: dict[str, str | int]) -> Message:
    start, length = int(message.get("hiliteStart", 0)), int(message.get("hiliteLength", 0))
    element = str(message.get("extract", ""))[start : start + length]
    return Message(str(message.get("url", "")), int(message.get("lastLine", 0)), str(message["message"]), element)


def missing() -> str:
    """What is missing to check HTML, in a sentence, or nothing."""
    if not PROGRAM.is_file():
        return "The HTML checker is not there: run make test, or python tools/html_checker.py."
    if not _runs():
        return "The HTML checker needs Java 17 or later."
    return ""


def _runs() -> bool:
    if shutil.which("java") is None:
        return False
    command = ["java", "-jar", str(PROGRAM), "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _fetch() -> None:
    """Raises OSError if it cannot be fetched, and ValueError if it is not what was published."""
    sys.stderr.write(f"Fetching the Nu Html Checker {VERSION} for the tests (once) ...\n")
    with urllib.request.urlopen(ARCHIVE, timeout=120) as answer:
        archive = answer.read()
    if base64.b64encode(hashlib.sha512(archive).digest()).decode() != INTEGRITY:
        raise ValueError("The archive of the HTML checker is not the one that was published; nothing was kept.")
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        member = opened.extractfile("package/build/dist/vnu.jar")
        assert member is not None  # noqa: S101 - the hash says that it is there
        PROGRAM.parent.mkdir(exist_ok=True)
        PROGRAM.write_bytes(member.read())


def _install_java() -> None:
    if shutil.which("java") is None and shutil.which("apt-get") and os.geteuid() == 0:
        sys.stderr.write("Installing Java for the HTML checker (once) ...\n")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (("apt-get", "update", "-qq"), _INSTALL):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    """Fetch what is missing. Returns 1 if something still is on CI, where the tests of HTML must run."""
    _install_java()
    try:
        if not PROGRAM.is_file():
            _fetch()
    except OSError as failure:
        sys.stderr.write(f"The HTML checker could not be fetched: {failure}\n")
    except ValueError as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    if what := missing():
        sys.stderr.write(f"{what} The tests of HTML will be skipped.\n" if not os.environ.get("CI") else f"{what}\n")
        return 1 if os.environ.get("CI") else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
