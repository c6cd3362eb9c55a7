#!/usr/bin/env python3
"""Score `tifa directives` against directives annotated by hand.

    Benchmarks/directives/score.py [--split dev|held] [--errors] [--tifa EXECUTABLE] [--corpora FOLDER]

gold.jsonl holds passages (file, extent, split, style, date of the document) and the directives in them: offsets into the
decoded file in code points, and fields; no text. `verb` lists the first verbs that count as right; null means that the
field is not scored. Files are those of the shared corpora (beside the checkout) and of corpus/; absent ones are skipped
with a message. Every passage is annotated exhaustively, those of style `past` hold (nearly) none.

Two spans match when they share at least half of the longer one; each directive matches at most one. Printed are precision,
recall and F1 by style, false directives for each 100 sentences of the past passages, and for the matched directives how
often each field is right.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def read_gold():
    passages, directives = [], collections.defaultdict(list)
    for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if "split" in record:
            passages.append(record)
        else:
            directives[record["passage"]].append(record)
    return passages, directives


def extract(tifa, path, date):
    command = [tifa, "directives", str(path), "--format", "jsonl", "--quiet"] + (["--date", date] if date else [])
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    found = []
    for line in run.stdout.decode("utf-8").splitlines():
        row = json.loads(line)
        row["deadline"] = (row["deadline"] or {"text": ""})["text"]
        row["from"], row["to"] = row["deadline_from"] or "", row["deadline_to"] or ""
        row["quantities"] = [quantity["text"] for quantity in row["quantities"]]
        found.append(row)
    return found


def matches(gold, found):
    pairs = []
    for i, a in enumerate(gold):
        for j, b in enumerate(found):
            shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
            if shared > 0 and shared * 2 >= max(a["end"] - a["start"], b["end"] - b["start"]):
                pairs.append((-shared, i, j))
    taken, result = set(), []
    for _, i, j in sorted(pairs):
        if ("g", i) not in taken and ("f", j) not in taken:
            taken |= {("g", i), ("f", j)}
            result.append((i, j))
    return result


def fields(a, b):
    """Name, whether it is right, and both values of each scored field."""
    yield "modality", a["modality"] == b["modality"], a["modality"], b["modality"]
    if a["actors"] is not None:
        yield "actors", a["actors"] == b["actors"], a["actors"], b["actors"]
        if a["actors"]:
            yield "  where there are some", a["actors"] == b["actors"], "", ""
    if a["deadline"] is not None:
        yield "deadline words", a["deadline"] == b["deadline"], a["deadline"], b["deadline"]
        dates = (a["from"], a["to"]), (b["from"], b["to"])
        yield "deadline dates", dates[0] == dates[1], *dates
        if a["deadline"]:
            yield "  where there is a deadline", a["deadline"] == b["deadline"] and dates[0] == dates[1], "", ""
    units = (a["lead"], a["support"]), (b["lead"], b["support"])
    yield "lead and support", units[0] == units[1], *units
    if a["lead"]:
        yield "  where there is a lead", units[0] == units[1], "", ""
    if a["verb"] is not None:
        verb = b["actions"][0]["verb"] if b["actions"] else ""
        yield "first verb", verb in a["verb"], a["verb"], verb
    for name in ("frequency", "quantities", "marker"):
        yield name, a[name] == b[name], a[name], b[name]


def line(name, count):
    precision = count["right"] / max(1, count["found"])
    recall = count["right"] / max(1, count["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name:8} gold {count['gold']:4}  found {count['found']:4}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--split", choices=["dev", "held"])
    parser.add_argument("--errors", action="store_true", help="print each miss, false directive and wrong field")
    parser.add_argument("--tifa", default=str(ROOT / ".build/release/tifa"))
    parser.add_argument("--corpora", type=pathlib.Path, default=ROOT.parent / "shared/corpora")
    options = parser.parse_args()
    passages, directives = read_gold()
    styles = collections.defaultdict(collections.Counter)
    scores = collections.defaultdict(lambda: [0, 0])
    false, sentences = 0, 0
    cache = {}
    for passage in passages:
        if options.split and passage["split"] != options.split:
            continue
        path = ROOT / passage["file"] if passage["file"].startswith("corpus/") else options.corpora / passage["file"]
        if not path.exists():
            print(f"skipped: no {path}", file=sys.stderr)
            continue
        if path not in cache:
            cache[path] = path.read_text(encoding="utf-8-sig"), extract(options.tifa, path, passage["date"])
        text, rows = cache[path]
        gold = directives[passage["passage"]]
        found = [row for row in rows if row["start"] < passage["end"] and row["end"] > passage["start"]]
        pairs = matches(gold, found)
        count = styles[passage["style"]]
        count["gold"] += len(gold)
        count["found"] += len(found)
        count["right"] += len(pairs)
        if passage["style"] == "past":
            sentences += len(re.findall("[。！？]", text[passage["start"]:passage["end"]]))
            false += len(found) - len(pairs)
        if options.errors:
            for i in set(range(len(gold))) - {i for i, _ in pairs}:
                print("MISS ", passage["passage"], text[gold[i]["start"]:gold[i]["end"]].replace("\n", "")[:90])
            for j in set(range(len(found))) - {j for _, j in pairs}:
                print("FALSE", passage["passage"], found[j]["text"][:90])
        for i, j in pairs:
            for name, isRight, expected, actual in fields(gold[i], found[j]):
                scores[name][0] += isRight
                scores[name][1] += 1
                if options.errors and not isRight and not name.startswith(" "):
                    print("FIELD", name, passage["passage"], found[j]["text"][:50], "|", expected, actual)
    total = collections.Counter()
    for style, count in styles.items():
        line(style, count)
        total += count
    line("all", total)
    if sentences:
        print(f"past passages: {false} false directives in {sentences} sentences, {100 * false / sentences:.1f} for each 100")
    for name, (right, of) in scores.items():
        print(f"{name:28} {right / of:.3f}  ({right} of {of})")


if __name__ == "__main__":
    main()
