#!/usr/bin/env python3
"""Run every command that README and the guides show, and compare what it prints with what they say.

A block to run is fenced as ```console. A line "$ COMMAND" starts a command (lines that end with a backslash go on);
what follows, up to the next "$" or the fence, is its output, standard error included. Commands run in bash, in a
scratch folder for each page where corpus/ stands and `tifa` is on the path, so that files may be written.

    docs/run.py [--record] [--tifa EXECUTABLE] [PAGE…]

Exit status: 0 when every output is as shown, 1 when one differs (the difference is printed), 2 when it could not run.
--record writes what was printed into the pages, and then exits with 1 if a page changed: read the diff.
"""

import argparse
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECONDS_A_COMMAND = 60


def steps(block):
    """The (command, shown output) pairs of a block."""
    pairs = []
    lines = iter(block.splitlines(keepends=True))
    for line in lines:
        if line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\\n"):
                command += next(lines, "")
            pairs.append([command.rstrip("\n"), ""])
        elif pairs:
            pairs[-1][1] += line
        else:
            raise ValueError("a console block must begin with a line '$ COMMAND'")
    return pairs


def output(command, folder, environment):
    """What a command prints; a status other than 0 is printed as a line of its own."""
    try:
        run = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS_A_COMMAND)
    except subprocess.TimeoutExpired:
        return f"(no end after {SECONDS_A_COMMAND} s)\n"
    text = run.stdout.decode("utf-8", errors="replace").replace("\ufeff", "").replace("\r\n", "\n")
    if text and not text.endswith("\n"):
        text += "\n"
    if run.returncode != 0:
        text += f"(status {run.returncode})\n"
    return text


def run_page(page, environment):
    """The page's text with every output as printed now, and how many commands it has."""
    count = 0
    with tempfile.TemporaryDirectory() as scratch:
        os.symlink(ROOT / "corpus", os.path.join(scratch, "corpus"))

        def rewritten(match):
            nonlocal count
            block = ""
            for command, _ in steps(match.group(1)):
                count += 1
                block += f"$ {command}\n" + output(command, scratch, environment)
            return f"```console\n{block}```"

        return BLOCK.sub(rewritten, page.read_text(encoding="utf-8")), count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--record", action="store_true", help="write the printed outputs into the pages")
    parser.add_argument("--tifa", default=str(ROOT / ".build/release/tifa"), help="the executable to document")
    parser.add_argument("pages", nargs="*", help="pages to run (default: README*.md and docs/*.md)")
    options = parser.parse_args()

    executable = pathlib.Path(options.tifa).resolve()
    if not os.access(executable, os.X_OK):
        print(f"docs/run.py: no executable at {executable}; run `make build` first", file=sys.stderr)
        return 2
    environment = {
        "PATH": f"{executable.parent}:{os.environ['PATH']}", "HOME": os.environ.get("HOME", "/"),
        "LC_ALL": "C.UTF-8", "TIFA_LEXICONS": str(ROOT / "Lexicons"),
    }
    pages = [pathlib.Path(page) for page in options.pages] or sorted(ROOT.glob("README*.md")) + sorted(
        (ROOT / "docs").glob("*.md"))

    changed = total = 0
    for page in pages:
        shown = page.read_text(encoding="utf-8")
        try:
            printed, count = run_page(page, environment)
        except ValueError as error:
            print(f"{page}: {error}", file=sys.stderr)
            return 2
        total += count
        if printed == shown:
            continue
        changed += 1
        if options.record:
            page.write_text(printed, encoding="utf-8")
        name = os.path.relpath(page, ROOT)
        sys.stdout.writelines(
            difflib.unified_diff(
                shown.splitlines(keepends=True), printed.splitlines(keepends=True), f"{name} (shown)",
                f"{name} (printed)"))
    outcome = "all as shown" if not changed else f"{changed} page(s) {'rewritten' if options.record else 'differ'}"
    print(f"docs: {total} commands on {len(pages)} pages, {outcome}")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
