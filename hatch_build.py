"""Build hook: compiles data/facts.yaml to what the package carries.

The facts are checked while they are compiled, so an invalid file cannot be built. An editable
install compiles nothing: it reads the YAML itself.
"""

from __future__ import annotations

import sys
import tempfile
import typing as t
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FactsHook(BuildHookInterface[t.Any]):
    """Adds the compiled facts to a wheel."""

    def initialize(self, version: str, build_data: dict[str, t.Any]) -> None:
        """Compile the facts, unless the build is an editable one."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from belarus_cli.reading import loader, packaged

        facts = loader.load(root / "data" / "facts.yaml")
        with tempfile.NamedTemporaryFile(suffix=".jsonl", delete=False) as file:
            file.write(packaged.dump(facts.data, facts.lookup.shared_words()))
        self._compiled = Path(file.name)
        build_data["force_include"][file.name] = "belarus_cli/facts.jsonl"

    def finalize(self, version: str, build_data: dict[str, t.Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the file that was compiled for the build."""
        if version != "editable":
            self._compiled.unlink()
