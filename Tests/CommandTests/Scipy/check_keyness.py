#!/usr/bin/env python3
"""Recomputes every statistic of a keyness table with SciPy and plain formulas, from the four counts of each row alone.

    check_keyness.py TABLE.csv TABLE.csv.meta.json

Prints what differs; exit status 0 when nothing does, 1 when something does, 3 without SciPy.
"""
import csv
import json
import math
import sys

try:
    import numpy as np
    from scipy import stats
    from scipy.special import xlogy
except ImportError:
    sys.exit(3)

rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")))
meta = json.load(open(sys.argv[2], encoding="utf-8"))
n1, n2 = meta["words"], meta["words_reference"]
total = n1 + n2
z95 = stats.norm.ppf(0.975)
differences = 0


def expect(row, column, value, tolerance=2e-6):
    global differences
    given = row[column]
    if value is None:
        right = given == ""
    else:
        right = given != "" and abs(float(given) - value) <= tolerance * max(1.0, abs(value))
    if not right:
        differences += 1
        print(f"{row['term']}: {column} is {given}, SciPy says {value}")


def holm(p):
    order = np.argsort(p, kind="stable")
    m = len(p)
    adjusted = np.empty(m)
    adjusted[order] = np.minimum(1, np.maximum.accumulate(np.asarray(p)[order] * (m - np.arange(m))))
    return adjusted


p_values = []
for row in rows:
    a, b = int(row["frequency"]), int(row["frequency_reference"])
    both = a + b
    observed = np.array([[a, b], [n1 - a, n2 - b]])
    ll = 2 * (xlogy(a, a * total / (n1 * both)) + xlogy(b, b * total / (n2 * both)))
    p_values.append(stats.fisher_exact(observed)[1])
    expect(row, "log_likelihood", ll)
    expect(row, "g2", stats.chi2_contingency(observed, correction=False, lambda_="log-likelihood")[0])
    expect(row, "chi_squared", stats.chi2_contingency(observed, correction=False)[0])
    expect(row, "chi_squared_yates", stats.chi2_contingency(observed, correction=True)[0])
    expect(row, "p", p_values[-1])
    expect(row, "p_log_likelihood", stats.chi2.sf(max(ll, 0), 1))
    expect(row, "bic", ll - math.log(total))
    x, y = a or 0.5, b or 0.5
    ratio = math.log2(x / n1 * n2 / y)
    margin = z95 * math.sqrt(1 / x - 1 / n1 + 1 / y - 1 / n2) / math.log(2)
    expect(row, "log_ratio", ratio)
    expect(row, "log_ratio_low", ratio - margin)
    expect(row, "log_ratio_high", ratio + margin)
    tail = 0.025 / len(rows)
    low = stats.beta.ppf(tail, a, b + 1) if a else 0.0
    high = stats.beta.isf(tail, a + 1, b) if b else 1.0
    if a / n1 >= b / n2:
        expect(row, "lrc", max(0.0, math.log2(n2 / n1 * low / (1 - low))))
    else:
        expect(row, "lrc", min(0.0, math.log2(n2 / n1 * high / (1 - high))))
    expect(row, "percent_diff", (a / n1 / (b / n2) - 1) * 100 if b else None)
    added = 0 if observed.min() > 0 else 0.5
    cells = observed + added
    expect(row, "odds_ratio", cells[0, 0] * cells[1, 1] / (cells[0, 1] * cells[1, 0]))
    expect(row, "difference_coefficient", (a / n1 - b / n2) / (a / n1 + b / n2))
    expect(row, "simple_maths", (a / n1 * 1e6 + 1) / (b / n2 * 1e6 + 1))
    alpha = 500 * both / (total + 1)
    parts = [a + alpha, n1 - a + 500 - alpha, b + alpha, n2 - b + 500 - alpha]
    delta = math.log(parts[0] / parts[1]) - math.log(parts[2] / parts[3])
    expect(row, "log_odds", delta)
    expect(row, "log_odds_z", delta / math.sqrt(sum(1 / part for part in parts)))

for row, adjusted, bh in zip(rows, holm(p_values), stats.false_discovery_control(p_values)):
    expect(row, "p_adjusted", adjusted)
    expect(row, "p_adjusted_bh", bh)
    if (row["significant"] == "true") != (adjusted <= meta["level"]):
        differences += 1
        print(f"{row['term']}: significant is {row['significant']}")

print(f"{len(rows)} terms, {differences} differences")
sys.exit(1 if differences or not rows else 0)
