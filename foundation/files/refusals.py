"""Why a file is not taken."""


class FileRefusedError(Exception):
    """The file is not taken; `code` says why: empty, too_large, wrong_kind, no_room, active (a
    program is in it), bomb (far larger when unpacked), too_many_pixels, damaged_picture."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
