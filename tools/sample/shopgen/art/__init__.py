"""Importing the package registers every drawing."""
from . import bags, desk, gadgets, kitchenware, outdoor, pantry, play, soft, table, vanity  # noqa: F401
