"""Put `schemas/` and `templates/` inside the package of a wheel; a checkout stays as it is."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShipFolders(BuildHookInterface[Any]):
    """Ship the two top-level folders under the one name `memcon`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders to a wheel; an editable install reads them where they are."""
        if version != "editable":
            for folder in ("schemas", "templates"):
                build_data["force_include"][folder] = f"memcon/{folder}"
