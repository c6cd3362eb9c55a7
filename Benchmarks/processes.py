#!/usr/bin/env python3
"""Time whole processes of tifa: start-up, one report, a folder, two reports compared, all pairs of 1,000 documents.

Prints the median of several runs, for the pairs that of one.

    Benchmarks/processes.py [--tifa EXECUTABLE] [FOLDER…]
"""
import argparse
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 15


def timed(command, runs=RUNS):
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        times.append((time.perf_counter() - start) * 1000)
        if done.returncode != 0 or not done.stdout:
            sys.exit(f"{' '.join(map(str, command))}: status {done.returncode}: {done.stderr.decode()}")
    # The first run warms the file cache.
    return statistics.median(times[1:])


def thousand(files, folder):
    """Cuts the files into 1,000 documents of about 10 KB; more than once over, from another place each time."""
    count = 0
    for start in range(0, 3400, 400):
        for file in files:
            text = file.read_text(encoding="utf-8")
            for place in range(start, len(text) - 3400, 3400):
                if count == 1000:
                    return count
                (folder / f"{count:04d}.txt").write_text(text[place : place + 3400], encoding="utf-8")
                count += 1
    return count


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
    if len(files) > 1:
        two = sorted(files, key=lambda file: abs(file.stat().st_size - 50_000))[:2]
        print(f"{'compare, two reports of 50 KB':40} {timed([options.tifa, 'compare', *two]):8.1f} ms")
    with tempfile.TemporaryDirectory() as scratch:
        count = thousand(sorted(files), pathlib.Path(scratch))
        if count:
            matrix = [options.tifa, "compare", "--matrix", scratch, "--min-share", "0.1"]
            print(f"{f'compare --matrix, {count} documents of 10 KB':40} {timed(matrix, runs=1):8.1f} ms")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"{'largest memory of these':40} {peak / 1024:8.1f} MiB")


main()
