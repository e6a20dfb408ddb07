"""The wheel: installed elsewhere, it builds a report without the checkout."""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BROKEN = ROOT / "tests" / "broken"
CONTACT = "2030-01-02-alpha-beta"


def run(*words: str | Path, cwd: Path) -> str:
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}
    }
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_wheel_builds_a_report_in_a_fresh_environment(tmp_path: Path) -> None:
    """The environment has the wheel of its own; the libraries are those of this one, by path."""
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
        "--wheel-dir", tmp_path, ROOT, cwd=tmp_path)  # fmt: skip
    (wheel,) = tmp_path.glob("memcon-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "memcon/templates/formats/onepage.md.j2" in names
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
    home = tmp_path / "environment"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    (packages,) = (home / "lib").glob("python*/site-packages")
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index",
        "--target", packages, wheel, cwd=tmp_path)  # fmt: skip
    libraries = Path(sys.prefix) / "lib" / packages.parent.name / "site-packages"
    # Only the folder of libraries, not its .pth files: the checkout stays out of sight.
    (packages / "libraries.pth").write_text(f"{libraries}\n")
    folder = tmp_path / "work" / "reports" / CONTACT
    folder.mkdir(parents=True)
    shutil.copy(BROKEN / CONTACT / "valid.yaml", folder / "alpha.yaml")
    shutil.copy(BROKEN / "parties.yaml", folder.parent)
    work = tmp_path / "work"
    (work / "templates" / "formats").mkdir(parents=True)
    (work / "templates" / "formats" / "bluf.md.j2").write_text("ours: {{ brief.contact|md }}\n")
    where = run(python, "-c", "import memcon; print(memcon.__file__)", cwd=work)
    assert Path(where.strip()).is_relative_to(home)
    talk = run(python, "-m", "memcon", "build", "--as", "onepage,bluf", cwd=work)
    assert "6 files written" in talk
    talk = run(python, "-m", "memcon", "build", "--lang", "ar", "--to", "html", cwd=work)
    assert "1 file written" in talk
    briefs = work / "output" / "briefs" / CONTACT
    kept = packages / "memcon" / "templates" / "__pycache__"
    assert list(kept.glob("onepage.md.j2.*.pyc")), "ours are compiled once"
    assert not list(kept.glob("bluf.md.j2.*")), "those of the user are not"
    assert (briefs / "alpha.onepage.pdf").read_bytes()[:5] == b"%PDF-"
    assert 'lang="ar" dir="rtl"' in (briefs / "alpha.onepage.ar.html").read_text("utf-8")
    assert (briefs / "alpha.bluf.md").read_text() == f"ours: {CONTACT}\n"
