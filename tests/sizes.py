"""How large modules and functions are, per app; `make check` prints it and holds the bounds.

Files are counted, nothing is imported: the figures can be had of any checkout.
"""

import ast
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[1]
APPS = [*sorted(path.parent.name for path in ROOT.glob("*/apps.py")), "site"]
LONGEST_MODULE, MEDIAN_MODULE, LONGEST_FUNCTION = 400, 70, 40


@dataclass
class Sizes:
    """Lines of each module that is not empty, and of each function."""

    modules: list[int] = field(default_factory=list)
    functions: list[int] = field(default_factory=list)

    def add(self, path: Path) -> None:
        text = path.read_text()
        if not text.strip():
            return
        self.modules.append(text.count("\n"))
        self.functions += [
            (node.end_lineno or node.lineno) - node.lineno + 1
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]

    def row(self, name: str) -> str:
        cells = [*_spread(self.modules), *_spread(self.functions)]
        return f"{name:14}" + "".join(f"{cell:>9}" for cell in cells)


def _spread(lines: list[int]) -> list[int]:
    """Number, median, ninth decile, largest."""
    if not lines:
        return [0, 0, 0, 0]
    ninth = quantiles(lines, n=10)[-1] if len(lines) > 1 else lines[0]
    return [len(lines), round(median(lines)), round(ninth), max(lines)]


def measured(folder: Path) -> Sizes:
    sizes = Sizes()
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            sizes.add(path)
    return sizes


def refusals(all_of_it: Sizes, tests: Sizes) -> list[str]:
    checks = {
        f"a module is longer than {LONGEST_MODULE} lines": max(all_of_it.modules) > LONGEST_MODULE,
        f"a module of tests is longer than {LONGEST_MODULE} lines": max(tests.modules)
        > LONGEST_MODULE,
        f"half of the modules are longer than {MEDIAN_MODULE} lines": median(all_of_it.modules)
        > MEDIAN_MODULE,
        f"a function is longer than {LONGEST_FUNCTION} lines": max(all_of_it.functions)
        > LONGEST_FUNCTION,
    }
    return [sentence for sentence, is_so in checks.items() if is_so]


def main() -> int:
    heads = ["modules", "median", "90 %", "longest", "functs", "median", "90 %", "longest"]
    sys.stdout.write(f"{'':14}" + "".join(f"{head:>9}" for head in heads) + "\n")
    whole = Sizes()
    for app in APPS:
        sizes = measured(ROOT / app)
        whole.modules += sizes.modules
        whole.functions += sizes.functions
        sys.stdout.write(sizes.row(app) + "\n")
    sys.stdout.write(whole.row("all") + "\n")
    tests = measured(ROOT / "tests")
    sys.stdout.write(tests.row("tests") + "\n")
    found = refusals(whole, tests)
    sys.stdout.writelines(f"{sentence}\n" for sentence in found)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
