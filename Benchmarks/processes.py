#!/usr/bin/env python3
"""Time whole processes of tifa: start-up, one report, a folder. Prints the median of several runs.

    Benchmarks/processes.py [--tifa EXECUTABLE] [FOLDER…]
"""
import argparse
import pathlib
import resource
import statistics
import subprocess
import sys
import time

RUNS = 15


def timed(command):
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        times.append((time.perf_counter() - start) * 1000)
        if done.returncode != 0 or not done.stdout:
            sys.exit(f"{' '.join(map(str, command))}: status {done.returncode}: {done.stderr.decode()}")
    # The first run warms the file cache.
    return statistics.median(times[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tifa", default=".build/release/tifa")
    parser.add_argument("folders", nargs="*")
    options = parser.parse_args()
    folders = options.folders or ["corpus"]
    files = [file for folder in folders for file in pathlib.Path(folder).glob("*.txt")]
    report = min(files, key=lambda file: abs(file.stat().st_size - 100_000))
    rows = [
        ("tifa --version", [options.tifa, "--version"]),
        (f"keywords, one report of {report.stat().st_size // 1000} KB", [options.tifa, "keywords", report]),
        (f"keywords, {len(files)} files", [options.tifa, "keywords", *folders]),
    ]
    for name, command in rows:
        print(f"{name:40} {timed(command):8.1f} ms")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"{'largest memory of these':40} {peak / 1024:8.1f} MiB")


main()
