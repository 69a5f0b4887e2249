"""What a project says of its site, in mkdocs.yml and in the environment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from ..problems.faults import as_sentence


class PublicationError(SystemExit, Exception):
    """Nothing was published, and the site that stood before stands. The message says why and what to do.

    A command in which nobody handles it prints the message and ends with status 1; a server goes on.
    """

    @classmethod
    def of(cls, error: OSError) -> PublicationError:
        """A failure of the disk, in words."""
        return cls(f"{as_sentence(error)} Nothing was published, and the site that stood before stands.")


class Config(Protocol):
    """What is read of the configuration of MkDocs."""

    config_file_path: str
    site_dir: str
    site_url: str | None
    repo_url: str | None
    docs_dir: str
    dev_addr: Any
    extra: Any


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project says of its site.

    `address` is that of the site, with a slash at the end, and `repository` that of its files; `docs` holds its
    assets beside the pages by hand. `cache` is where drawn cards and the index are cached, if
    anywhere; `runtimes` is where the runtime of the preview may be. `index`, `cards` and `data` say whether there are
    an index of the texts, cards of pages, and files of data. `served` says that this is a preview with live reload;
    without that, what is served is an ordinary build.
    """

    declarations: Path
    site: Path
    address: str
    repository: str
    docs: Path
    cache: Path | None
    runtimes: Path
    index: bool
    cards: bool
    data: bool
    served: bool

    @classmethod
    def of(cls, config: Config, arguments: Sequence[str]) -> Settings:
        """The settings of a configuration, under the arguments of the command.

        Raises PublicationError if no folder of declarations is named.
        """
        project, extra = Path(config.config_file_path).parent, config.extra
        return cls(
            _declarations(config),
            Path(config.site_dir),
            (config.site_url or "/").rstrip("/") + "/",
            (config.repo_url or "").rstrip("/"),
            Path(config.docs_dir),
            None if extra["build_cache"] == "none" else project / str(extra["build_cache"]),
            project / str(extra["preview_runtime"]),
            bool(extra["search_index"]),
            bool(extra["social_cards"]),
            bool(extra["data_files"]),
            urlsplit(config.site_url or "").netloc == str(config.dev_addr) and "--no-livereload" not in arguments,
        )


def _declarations(config: Config) -> Path:
    """The folder of the declarations; YAML may have taken its name for a number, or for nothing."""
    name = config.extra["declarations_dir"]
    if name in (None, ""):
        raise PublicationError("DECLARATIONS_DIR is empty. It names the folder of the declarations.")
    return Path(config.config_file_path).parent / str(name)
