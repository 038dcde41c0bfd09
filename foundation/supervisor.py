"""One parent that keeps several processes running: what a demonstration has instead of systemd."""

import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

Say = Callable[[str], object]
LONGEST_PAUSE = 30.0


@dataclass
class Child:
    name: str
    command: Sequence[str]
    process: "subprocess.Popen[bytes] | None" = None
    started_at: float = 0.0
    pause: float = 1.0
    restart_at: float = 0.0

    def start(self) -> None:
        # A session of its own: Ctrl-C reaches the parent alone, which then stops all in order.
        self.process = subprocess.Popen(list(self.command), start_new_session=True)  # noqa: S603
        self.started_at = time.monotonic()

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None


class Supervisor:
    """Starts the commands, restarts one that dies (ever more slowly), stops all on a signal."""

    def __init__(self, commands: Mapping[str, Sequence[str]], say: Say) -> None:
        self.children = [Child(name, command) for name, command in commands.items()]
        self.say = say
        self.is_stopping = False

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop_soon)
        try:
            for child in self.children:
                child.start()
            while not self.is_stopping:
                self._look_after()
                time.sleep(0.3)
        finally:
            self._stop_all()

    def _look_after(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.has_died():
                self._bury(child, now)
            elif child.process is None and now >= child.restart_at:
                child.start()

    def _bury(self, child: Child, now: float) -> None:
        code = child.process.returncode if child.process else 0
        lasted_long = now - child.started_at > 60
        child.pause = 1.0 if lasted_long else min(child.pause * 2, LONGEST_PAUSE)
        child.restart_at = now + child.pause
        child.process = None
        self.say(f"{child.name} ended (code {code}); starting it again in {child.pause:.0f} s")

    def _stop_soon(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True

    def _stop_all(self) -> None:
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            process.terminate()
        for process in running:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
