"""The files from which the browser runs our own reading: this package, what it imports, the registry.

Only what is pure Python, in one archive with the same bytes every time.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

# What the modules behind `preview` import; each is pure Python, or can do without its C part
_PACKAGES = ("written_declarations", "anyascii", "frontmatter", "markdown_it", "mdit_py_plugins", "mdurl", "yaml")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_KEPT = (".py", ".typed", "")  # anyascii's tables have no ending
_LEFT_OUT = ("cli", "collection/", "web/", "exports/", "views/", "publishing/")


def bundle(registry: Path) -> bytes:
    """The archive: packages at its top, the registry below registry/."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted((*_modules(), *_registry(registry))):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()


def _modules() -> Iterator[tuple[str, Path]]:
    for package in _PACKAGES:
        spec = find_spec(package)
        assert spec is not None  # noqa: S101 - pyproject.toml names them all
        assert spec.origin is not None  # noqa: S101 - none of them is a namespace
        folder = Path(spec.origin).parent
        for path in folder.rglob("*"):
            name = f"{package}/{path.relative_to(folder).as_posix()}"
            if path.is_file() and path.suffix in _KEPT and "__pycache__" not in name and not _left_out(name):
                yield name, path


def _left_out(name: str) -> bool:
    return name.startswith("written_declarations/") and name.removeprefix("written_declarations/").startswith(_LEFT_OUT)


def _registry(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.glob("*.yml"):
        yield f"registry/{path.name}", path
