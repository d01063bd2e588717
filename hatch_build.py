"""Build hook: compiles data/facts.yaml to the JSON that the package carries.

The facts are checked while they are compiled, so an invalid file cannot be built. An editable
install compiles nothing: it reads the YAML itself.
"""

from __future__ import annotations

import json
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
        from belarus_cli import loader

        document = loader.load(root / "data" / "facts.yaml").document
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", suffix=".json", delete=False
        ) as file:
            json.dump(document, file, ensure_ascii=False, separators=(",", ":"))
        self._compiled = Path(file.name)
        build_data["force_include"][file.name] = "belarus_cli/facts.json"

    def finalize(self, version: str, build_data: dict[str, t.Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the file that was compiled for the build."""
        if version != "editable":
            self._compiled.unlink()
