"""LibreOffice for the tests: what we write as a Word document is opened by a real word processor, and read as it shows.

`python -m tests.libreoffice` says where its programs are, and fails when one is missing.
"""

import shutil
import subprocess
import sys
from pathlib import Path

REMEDY = "no LibreOffice Writer or no pdftotext found: apt-get install libreoffice-writer-nogui poppler-utils"
SEARCHED = (None, "/usr/bin:/usr/local/bin:/snap/bin:/opt/libreoffice/program")
WRITER = ("libswlo.so", "swriter.bin", "libswlo.dylib")
"""Its word processor: LibreOffice may be there without."""
SECONDS_TO_WAIT = 120


def find_office() -> tuple[str, str] | None:
    """The paths of soffice (with its word processor) and of pdftotext; None where one is missing."""
    office, reader = (_found(name) for name in ("soffice", "pdftotext"))
    if office is None or reader is None:
        return None
    programs = Path(office).resolve().parent
    return (office, reader) if any((programs / name).exists() for name in WRITER) else None


def _found(name: str) -> str | None:
    return next((found for path in SEARCHED if (found := shutil.which(name, path=path))), None)


def pdf_of(document: Path, folder: Path) -> Path:
    """The document as a PDF in that folder, made by LibreOffice with settings of its own there."""
    programs = find_office()
    assert programs is not None, REMEDY
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [programs[0], profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS_TO_WAIT)
    return folder / f"{document.stem}.pdf"


def text_of(pdf: Path) -> str:
    """What stands in a PDF, page after page, as it is laid out."""
    programs = find_office()
    assert programs is not None, REMEDY
    command = [programs[1], "-layout", "-enc", "UTF-8", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=SECONDS_TO_WAIT).stdout.decode()


if __name__ == "__main__":
    print(*(find_office() or sys.exit(REMEDY)))
