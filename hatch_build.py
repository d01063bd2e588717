"""Build hook: compiles data/facts.yaml to what the package carries, and prepares answers.

The facts are checked while they are compiled, so an invalid file cannot be built. An editable
install compiles nothing: it reads the YAML itself.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import typing as t
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FactsHook(BuildHookInterface[t.Any]):
    """Adds the compiled facts and the prepared answers to a wheel."""

    def initialize(self, version: str, build_data: dict[str, t.Any]) -> None:
        """Compile and prepare, unless the build is an editable one."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from belarus_cli.cli import preparing
        from belarus_cli.reading import loader, packaged

        facts = loader.load(root / "data" / "facts.yaml")
        compiled = packaged.dump(facts.data, facts.lookup.shared_words(), facts.latest)
        self._work = Path(tempfile.mkdtemp())
        for name, data in {"facts.jsonl": compiled, **preparing.prepare(facts)}.items():
            made = self._work / name
            made.parent.mkdir(exist_ok=True)
            made.write_bytes(data)
            build_data["force_include"][str(made)] = f"belarus_cli/{name}"

    def finalize(self, version: str, build_data: dict[str, t.Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was made for the build."""
        if version != "editable":
            shutil.rmtree(self._work)
