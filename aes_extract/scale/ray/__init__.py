"""Many machines, with Ray Data: the same work as on one, by actors that load the pipeline once each.

Needs the extra ``ray``. Ray is told to send no usage statistics, unless the environment says otherwise.
"""

import os

# Before Ray is imported, let alone started.
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

from aes_extract.scale.ray.dataset import extract_dataset

__all__ = ["extract_dataset"]
