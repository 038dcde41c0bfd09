from pathlib import Path

from foundation.private_folders import close


def _modes(folder: Path) -> set[tuple[str, str]]:
    found = [folder, *folder.rglob("*")]
    return {(path.name, oct(path.lstat().st_mode)[-3:]) for path in found if not path.is_symlink()}


def test_what_everybody_could_read_is_closed(tmp_path):
    var = tmp_path / "var"
    for name in ("db.sqlite3", "mail/1.eml", "media/images/a.jpg", "log/web.log"):
        path = var / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
        path.chmod(0o644)
        path.parent.chmod(0o755)
    other = tmp_path / "other.txt"
    other.write_text("x")
    other.chmod(0o644)
    (var / "link").symlink_to(other)
    close(var)
    folders, files = {"var", "mail", "media", "images", "log"}, {"db.sqlite3", "1.eml", "a.jpg"}
    closed = {(name, "700") for name in folders} | {(name, "600") for name in files}
    assert _modes(var) == closed | {("web.log", "600")}
    assert oct(other.stat().st_mode)[-3:] == "644"  # a link may lead to what is not ours


def test_a_folder_is_made_closed(tmp_path):
    close(tmp_path / "a" / "b")
    assert _modes(tmp_path / "a" / "b") == {("b", "700")}
