"""The average of a logistic regression and gradient boosting on 21 features of earlier windows.

Reads {"days": [[...]], "spent": [[...]], "cutoffs": [...], "period": n} on standard input, order days ascending;
prints for each cut-off the probability of no purchase in the period after it, of everybody who has ordered by then.
"""

import json
import sys

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SPANS = (7, 14, 30, 60, 90, 180, 365)
MOST_WINDOWS = 4
SHORTEST = 7
FEWEST = 10


def features(days, spent, cutoff):
    """21 figures of a customer who has ordered by the end of the day `cutoff`."""
    known = int(np.searchsorted(days, cutoff, side="right"))
    days, spent = days[:known], spent[:known]
    gaps = np.diff(days)
    silence, age = cutoff - days[-1], cutoff - days[0]
    mean = gaps.mean() if gaps.size else np.nan
    spread = gaps.std() if gaps.size > 1 else np.nan
    logs = np.log1p
    counts = [known - np.searchsorted(days, cutoff - span, side="right") for span in SPANS]
    return [
        logs(silence),
        logs(known),
        logs(age),
        logs(mean),
        logs(spread),
        spread / mean if gaps.size > 1 else np.nan,
        logs(gaps[-1]) if gaps.size else np.nan,
        np.log((silence + 1) / (mean + 1)) if gaps.size else np.nan,
        (silence - mean) / (spread + 1) if gaps.size > 1 else np.nan,
        logs(spent.sum()),
        logs(spent.mean()),
        logs(spent[-1]),
        logs(spent[days > cutoff - 90].sum()),
        known / (age + 30),
        *(logs(count) for count in counts),
    ]


def at(customers, cutoff, period=None):
    """Features of those who have ordered by then and, of a window, who ordered nothing in it."""
    rows, lost = [], []
    for days, spent in customers:
        if days[0] > cutoff:
            continue
        rows.append(features(days, spent, cutoff))
        if period is not None:
            lost.append(not np.any((days > cutoff) & (days <= cutoff + period)))
    return np.array(rows), np.array(lost, dtype=int)


def windows(customers, cutoff, period):
    """The newest windows that end by the cut-off, as long as the period or as half of the history allows."""
    opened = np.sort([days[0] for days, _ in customers if days[0] <= cutoff])
    opened = opened[len(opened) // 20]
    length = min(period, (cutoff - opened + 1) // 2)
    while length >= SHORTEST:
        found = []
        for back in range(MOST_WINDOWS):
            start = cutoff - length - back * max(1, length // 2)
            if back > 0 and start - opened < (cutoff - opened + 1) / 2.5:
                break
            rows, lost = at(customers, start, length)
            if min(lost.sum(), len(lost) - lost.sum()) < FEWEST:
                break
            found.append((rows, lost))
        if found:
            return found
        length //= 2
    return []


def told(customers, cutoff, period):
    found = windows(customers, cutoff, period)
    rows, _ = at(customers, cutoff)
    if not found:
        return [0.5] * len(rows)
    x = np.concatenate([one for one, _ in found])
    y = np.concatenate([lost for _, lost in found])
    boosting = HistGradientBoostingClassifier(
        learning_rate=0.05, max_iter=120, max_leaf_nodes=8, min_samples_leaf=30, l2_regularization=1.0, random_state=0
    ).fit(x, y)
    filled = lambda values: np.nan_to_num(values, nan=0.0)
    regression = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000)).fit(filled(x), y)
    both = boosting.predict_proba(rows)[:, 1] + regression.predict_proba(filled(rows))[:, 1]
    return [float(probability) for probability in both / 2]


def main():
    asked = json.load(sys.stdin)
    customers = [
        (np.array(days), np.array(spent, dtype=float)) for days, spent in zip(asked["days"], asked["spent"])
    ]
    for cutoff in asked["cutoffs"]:
        known = [(days, spent) for days, spent in customers if days[0] <= cutoff]
        print(json.dumps(told(known, cutoff, asked["period"])), flush=True)


main()
