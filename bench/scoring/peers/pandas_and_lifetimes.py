"""What a Python shop runs: pandas for the RFM scores, lifetimes for the models. Prints one JSON line for each part."""

import json
import sys
import time

import numpy as np


def peak_bytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))


def timed(name, work):
    start = time.perf_counter()
    result = work()
    print(json.dumps({"name": name, "seconds": time.perf_counter() - start, "peakBytes": peak_bytes()}), flush=True)
    return result


def column(name, kind):
    return np.fromfile(f"{sys.argv[1]}/{name}", dtype=kind)


def numpy_cuts():
    def score(values):
        limits = np.quantile(values, [1 / 3, 2 / 3])
        return np.searchsorted(limits, values, side="left").astype(np.int8)

    return [score(column(name, "<i4")) for name in ("silence", "orders", "spent")]


def pandas_cuts():
    import pandas as pd

    frame = pd.DataFrame({name: column(name, "<i4") for name in ("silence", "orders", "spent")})
    return [pd.qcut(frame[name], 3, labels=False, duplicates="drop") for name in frame]


def history():
    import pandas as pd

    frame = pd.DataFrame({"x": column("orders", "<i4") - 1, "T": column("age", "<i4") / 7})
    frame["tx"] = frame["T"] - column("silence", "<i4") / 7
    spent = column("spentAgain", "<i4")
    frame["mean"] = np.where(frame["x"] > 0, spent / np.maximum(frame["x"], 1), 0)
    return frame


def lifetimes_parts():
    import warnings

    from lifetimes import BetaGeoFitter, GammaGammaFitter

    warnings.filterwarnings("ignore")
    frame = history()
    model, money = BetaGeoFitter(), GammaGammaFitter()
    timed("lifetimes: BG/NBD fit", lambda: model.fit(frame["x"], frame["tx"], frame["T"]))
    args = (frame["x"], frame["tx"], frame["T"])
    timed(
        "lifetimes: P(alive), expected orders",
        lambda: (
            model.conditional_probability_alive(*args),
            model.conditional_expected_number_of_purchases_up_to_time(30 / 7, *args),
        ),
    )
    again = frame[(frame["x"] > 0) & (frame["mean"] > 0)]
    timed("lifetimes: Gamma-Gamma fit", lambda: money.fit(again["x"], again["mean"]))
    timed(
        "lifetimes: discounted value",
        lambda: money.customer_lifetime_value(model, *args, frame["mean"], time=12, discount_rate=0.01, freq="W"),
    )


if sys.argv[2] == "numpy":
    timed("numpy: quantile, searchsorted", numpy_cuts)
elif sys.argv[2] == "pandas":
    timed("pandas: qcut", pandas_cuts)
else:
    lifetimes_parts()
