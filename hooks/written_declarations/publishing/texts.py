"""The index of the texts as files: from the cache, if it was made of the same texts before, or else made anew.

It takes about as long as the pages, and Pagefind uses one core only: so both are made at the same time.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

from ..collection.corpus import Corpus
from ..exports import pagefind, search_data
from ..machinery import fingerprint
from ..machinery.background import Cancelled
from ..machinery.cache import Cache
from ..web import urls

_CACHED = 2  # indexes at most; that of ten thousand declarations has 50 MB
_IDS = Path(urls.SEARCH_IDS).name


def write_index(corpus: Corpus, folder: Path, cache: Cache, cancelled: Cancelled = lambda: False) -> None:
    """Write the index into `folder`, in the place of what stands there. An empty collection has an index of nothing.

    Raises IndexFailedError and CancelledError as pagefind.index does, and OSError if it cannot be written.
    """
    pages = list(pagefind.pages(corpus))
    key = fingerprint.of_texts([pagefind.VERSION, *(text for page in pages for text in page)])
    stored = cache.load(key)
    shutil.rmtree(folder, ignore_errors=True)
    if stored is not None:
        with zipfile.ZipFile(io.BytesIO(stored)) as archive:
            archive.extractall(folder)
        return
    ids = pagefind.index(pages, folder, cancelled) if pages else {}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _IDS).write_text(search_data.found_as(corpus, ids), encoding="utf-8", newline="\n")
    cache.store(key, _packed(folder))
    cache.trim(_CACHED)


def _packed(folder: Path) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.writestr(zipfile.ZipInfo(path.relative_to(folder).as_posix()), path.read_bytes())
    return content.getvalue()
