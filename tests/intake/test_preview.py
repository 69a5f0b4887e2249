"""What the preview in the browser is given, without a browser."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from building import DECLARATIONS, ROOT
from written_declarations.intake.preview import preview, preview_json
from written_declarations.intake.preview_bundle import bundle
from written_declarations.reading.registry import Registry

OFFICIAL = (ROOT / "tests" / "official" / "638.txt").read_text(encoding="utf-8")
SOURCE = "https://pace.coe.int/en/files/24151/html"


def test_the_preview_is_the_file_that_would_be_written(registry: Registry) -> None:
    shown = preview(OFFICIAL, SOURCE, registry)
    assert shown["file"] == (DECLARATIONS / "638.md").read_text(encoding="utf-8")
    assert (shown["number"], shown["countries"], shown["groups"]) == (638, 17, 5)
    assert (shown["problems"], shown["can_be_added"]) == ("", True)
    assert json.loads(preview_json(OFFICIAL, SOURCE, str(DECLARATIONS / "registry"))) == json.loads(json.dumps(shown))


def test_problems_and_questions_are_shown(registry: Registry) -> None:
    assert preview(OFFICIAL, "not an address", registry)["questions"] == [
        "not an address is not a web address; it begins with https://"
    ]
    shown = preview(OFFICIAL.replace("11 October 2017", "11 October 2010"), "", registry)
    assert set(re.findall(r"warning ([a-z-]+): ", str(shown["problems"]))) == {"no-source", "group-dates"}
    assert shown["can_be_added"]
    wrong = preview(OFFICIAL.replace("Kazakhstan: political", "=Kazakhstan: political", 1), SOURCE, registry)
    assert "error formula" in str(wrong["problems"])
    assert not wrong["can_be_added"]
    assert preview("", "", registry)["questions"]


def test_the_archive_is_the_same_every_time_and_runs_alone(tmp_path: Path) -> None:
    archive = bundle(DECLARATIONS / "registry")
    assert bundle(DECLARATIONS / "registry") == archive
    zipfile.ZipFile(io.BytesIO(archive)).extractall(tmp_path)
    assert not list(tmp_path.rglob("*.so"))
    # With nothing but the standard library and the archive, as in the browser
    code = (
        "import sys; sys.path[:] = [p for p in sys.path if 'site-packages' not in p and 'hooks' not in p]; "
        f"sys.path.insert(0, {str(tmp_path)!r}); "
        "from written_declarations.intake.preview import preview_json; import written_declarations; "
        f"assert written_declarations.__file__.startswith({str(tmp_path)!r}); "
        f"sys.stdout.write(preview_json(open({str(ROOT / 'tests' / 'official' / '638.txt')!r}).read(), '', {str(tmp_path / 'registry')!r}))"
    )
    run = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert json.loads(run.stdout)["number"] == 638
