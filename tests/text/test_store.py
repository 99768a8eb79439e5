"""A save is complete or did not happen, and never overwrites what it did not read."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.text import store
from argmap.text.store import ChangedOnDisk

OLD, NEW = b"old " * 50_000, b"new!" * 50_000
SAVING = """
import sys
from pathlib import Path
from argmap.text.store import read, save
path = Path(sys.argv[1])
contents = [b"old " * 50_000, b"new!" * 50_000]
turn = 1
print("ready", flush=True)
while True:
    save(path, contents[turn], expected=read(path).digest)
    turn = 1 - turn
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_save_replaces_the_whole_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    saved = store.save(path, b"new", expected=store.read(path).digest)
    assert store.read(path) == saved == store.Stored(b"new", store.digest_of(b"new"))
    assert path.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["d.yaml"]


def test_a_new_file_appears_whole(tmp_path: Path) -> None:
    store.save(tmp_path / "d.yaml", b"new", expected=None)
    assert (tmp_path / "d.yaml").read_bytes() == b"new"
    assert names(tmp_path) == ["d.yaml"]


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(b"read")
    digest = store.read(path).digest
    times = path.stat()
    path.write_bytes(b"edit")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(ChangedOnDisk):
        store.save(path, b"new", expected=digest)
    assert path.read_bytes() == b"edit"
    assert names(tmp_path) == ["d.yaml"]


def test_a_file_that_appeared_or_vanished_counts_as_changed(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    with pytest.raises(ChangedOnDisk):
        store.save(path, b"new", expected=store.digest_of(b"gone"))
    path.write_bytes(b"appeared")
    with pytest.raises(ChangedOnDisk):
        store.save(path, b"new", expected=None)
    assert path.read_bytes() == b"appeared"


def test_a_symlink_stays_one(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "d.yaml", tmp_path / "link.yaml"
    target.write_bytes(b"old")
    link.symlink_to(target)
    store.save(link, b"new", expected=store.digest_of(b"old"))
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        store.save(path, b"new", expected=store.digest_of(b"old"))


def test_a_disk_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.save(path, b"new", expected=store.digest_of(b"old"))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["d.yaml"]


def test_a_kill_at_any_moment_leaves_the_old_bytes_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(OLD)
    moments = random.Random(1)
    seen = set()
    for _ in range(25):
        with subprocess.Popen([sys.executable, "-c", SAVING, str(path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(moments.uniform(0, 0.03))
            os.kill(process.pid, signal.SIGKILL)
        data = path.read_bytes()
        assert data in (OLD, NEW)
        seen.add(data)
    assert seen == {OLD, NEW}
    store.save(path, b"last", expected=store.read(path).digest)
    assert names(tmp_path) == ["d.yaml"]
