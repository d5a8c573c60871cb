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
    # A test with several failing subtests is one failed test; a known defect that is gone fails too, so that its mark goes.
    failed = len({getattr(test, "test_case", test).id() for test, _ in outcome.failures + outcome.errors}) + len(outcome.unexpectedSuccesses)
    known, skipped = len(outcome.expectedFailures), len(outcome.skipped)
    print(f"{known} known defects (expected failures)")
    print(f"{max(outcome.testsRun - failed - known - skipped, 0)} passed, {failed} failed, {skipped} skipped")
    sys.exit(0 if outcome.wasSuccessful() else 1)
