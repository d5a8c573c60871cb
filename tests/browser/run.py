#!/usr/bin/env python3
"""Walks the shop in headless Chromium: python3 tests/browser/run.py [file ...], e.g. test_money

Journeys in both languages on a phone's and a desktop's width, with JavaScript and without, and an accessibility audit of
every page. Screenshots land in build/screenshots. Each file has a shop of its own, so two files are walked at a time.
"""
import concurrent.futures
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support")]
AT_ONCE = 2  # a walk waits a quarter of its time


def walk(name: str) -> bool:
    outcome = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromName(name))
    # A test with several failing subtests is one failed test; a known defect that is gone fails too, so that its mark goes.
    failed = len({getattr(test, "test_case", test).id() for test, _ in outcome.failures + outcome.errors}) + len(outcome.unexpectedSuccesses)
    known, skipped = len(outcome.expectedFailures), len(outcome.skipped)
    print(f"{name}: {max(outcome.testsRun - failed - known - skipped, 0)} passed, {failed} failed, {skipped} skipped, {known} known defects")
    return outcome.wasSuccessful()


def walk_apart(name: str) -> bool:
    done = subprocess.run([sys.executable, __file__, name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    print(done.stdout, flush=True)
    return done.returncode == 0


def main(names: list[str]) -> bool:
    if len(names) == 1:
        return walk(names[0])
    # The longest file first: it must not be the one that everybody waits for at the end.
    files = sorted(HERE.glob("test_*.py"), key=lambda file: file.stat().st_size, reverse=True)
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        return all(list(pool.map(walk_apart, names or [file.stem for file in files])))


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
