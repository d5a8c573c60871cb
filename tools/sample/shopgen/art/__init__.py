"""Importing the package registers every drawing."""
from . import (appliances, bags, bedding, clothes, decor, desk, fitness, gadgets, kitchenware, lamps, outdoor,  # noqa: F401
               pantry, phones, play, plush, pots, shoes, table, vanity, watches)
