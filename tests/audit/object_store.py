"""A bucket as another client than the one under test sees it."""

from __future__ import annotations

import uuid


class Bucket:
    """A bucket of one test alone, in the store that the environment names."""

    def __init__(self) -> None:
        from s3fs import S3FileSystem

        self._name = f"b{uuid.uuid4().hex}"
        self._system = S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
        self._system.mkdir(self._name)
        self.url = f"s3://{self._name}"

    def put(self, name: str, content: bytes) -> None:
        """Writes an object."""
        self._system.pipe_file(f"{self._name}/{name}", content)

    def get(self, name: str) -> bytes:
        """Returns what an object holds."""
        return bytes(self._system.cat_file(f"{self._name}/{name}"))

    def names(self, folder: str) -> set[str]:
        """Returns the names that stand right under a prefix."""
        try:
            return {
                path.rpartition("/")[2] for path in self._system.ls(f"{self._name}/{folder}", detail=False)
            }
        except FileNotFoundError:
            return set()
