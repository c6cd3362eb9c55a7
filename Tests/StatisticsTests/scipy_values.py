#!/usr/bin/env python3
"""Writes scipy_values.json: what measures without a published number should give, computed by SciPy and plain formulas.

Needs SciPy. The file is committed; run this again only to add cases:  python3 scipy_values.py > scipy_values.json
"""
import json
import math

import numpy as np
from scipy import stats
from scipy.special import log_ndtr, xlogy

TABLES = [  # frequency, size, frequency in the reference, its size
    (10, 100, 5, 200), (0, 5000, 7, 6000), (7, 6000, 0, 5000), (120, 10_000, 80, 12_000), (3, 31_777, 3, 31_777),
    (5, 5, 0, 9), (900, 120_000, 2, 95_000), (41, 20_000, 77, 2_000_000), (1, 50, 1, 70), (2500, 30_000, 2500, 31_000),
]


def table(row):
    a, n1, b, n2 = row
    observed = np.array([[a, b], [n1 - a, n2 - b]], dtype=float)
    both = a + b
    e1, e2 = n1 * both / (n1 + n2), n2 * both / (n1 + n2)
    log_likelihood = 2 * (xlogy(a, a / e1) + xlogy(b, b / e2))
    x, y = a or 0.5, b or 0.5
    ratio = math.log2((x / n1) / (y / n2))
    error = math.sqrt(1 / x - 1 / n1 + 1 / y - 1 / n2) / math.log(2)
    z = stats.norm.ppf(0.975)
    log_odds = {}
    for name, alpha, total in (("few", 0.8, 500.0), ("many", both + 1.0, n1 + n2 + 1000.0)):
        delta = math.log((a + alpha) / (n1 + total - a - alpha)) - math.log((b + alpha) / (n2 + total - b - alpha))
        variance = sum(1 / v for v in (a + alpha, n1 + total - a - alpha, b + alpha, n2 + total - b - alpha))
        log_odds[name] = {"alpha": alpha, "total": total, "delta": delta, "z": delta / math.sqrt(variance)}

    def lrc(tests):
        tail = 0.05 / tests / 2
        low = stats.beta.ppf(tail, a, b + 1) if a else 0.0
        high = stats.beta.isf(tail, a + 1, b) if b else 1.0
        if a / n1 >= b / n2:
            return max(0.0, math.log2(n2 / n1 * low / (1 - low)))
        return min(0.0, math.log2(n2 / n1 * high / (1 - high)))

    return {
        "table": row,
        "log_likelihood": log_likelihood,
        "p": float(stats.chi2.sf(log_likelihood, 1)),
        "log_p": float(math.log(2) + log_ndtr(-math.sqrt(log_likelihood))),
        "g2": float(stats.chi2_contingency(observed, correction=False, lambda_="log-likelihood")[0]),
        "chi_squared": float(stats.chi2_contingency(observed, correction=False)[0]),
        "chi_squared_yates": float(stats.chi2_contingency(observed, correction=True)[0]),
        "fisher": float(stats.fisher_exact(observed.astype(int))[1]),
        "bic": log_likelihood - math.log(n1 + n2),
        "log_ratio": ratio, "low": ratio - z * error, "high": ratio + z * error,
        "lrc": float(lrc(1)), "lrc_1000": float(lrc(1000)),
        "log_odds": log_odds,
    }


def pair(joint, first, second, total):
    expected = first * second / total
    return {
        "pair": [joint, first, second, total],
        "mi": math.log2(joint / expected), "mi2": math.log2(joint**2 / expected), "mi3": math.log2(joint**3 / expected),
        "log_dice": 14 + math.log2(2 * joint / (first + second)),
    }


def adjusted(p):
    ranks = np.argsort(p, kind="stable")
    m = len(p)
    holm = np.empty(m)
    holm[ranks] = np.minimum(1, np.maximum.accumulate(np.array(p)[ranks] * (m - np.arange(m))))
    return {"p": p, "holm": holm.tolist(), "bh": stats.false_discovery_control(p, method="bh").tolist()}


print(json.dumps({
    "note": "written by scipy_values.py",
    "tables": [table(row) for row in TABLES],
    "pairs": [pair(30, 120, 400, 100_000), pair(1, 1, 1, 50), pair(7, 9, 4000, 30_000), pair(2, 800, 900, 10_000)],
    "families": [adjusted([0.01, 0.04, 0.03, 0.005, 0.005, 0.9, 0.2]), adjusted([0.02]), adjusted([0.5, 0.5, 0.5])],
    "chi_squared_tails": [[x, float(math.log(2) + log_ndtr(-math.sqrt(x)))] for x in (0.1, 3.84, 30, 200, 1400, 4000, 1e6)],
}, indent=1))
