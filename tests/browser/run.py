#!/usr/bin/env python3
"""Walks the shop in headless Chromium: python3 tests/browser/run.py [unittest arguments]

Journeys in both languages on a phone's and a desktop's width, with JavaScript and without, and an accessibility audit of
every page. Screenshots land in build/screenshots.
"""
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support")]

if __name__ == "__main__":
    suite = unittest.defaultTestLoader.discover(str(HERE), pattern="test_*.py")
    outcome = unittest.TextTestRunner(verbosity=2).run(suite)
    print(f"{outcome.testsRun - len(outcome.failures) - len(outcome.errors) - len(outcome.skipped)} passed, "
          f"{len(outcome.failures) + len(outcome.errors)} failed, {len(outcome.skipped)} skipped")
    sys.exit(0 if outcome.wasSuccessful() else 1)
