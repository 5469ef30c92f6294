import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import type { OrderDay } from "../../src/domain/people/profile.ts";

const SCRIPT = join(import.meta.dirname, "anchors.py");
const MOST_BYTES = 1 << 30;

type Log = Iterable<readonly [id: string, orderDays: readonly OrderDay[]]>;

/**
 * What a data scientist's first model tells: the average of a logistic regression and gradient boosting on 21 features
 * of earlier windows (scikit-learn), of everybody who has ordered by each cut-off, in the log's order. Undefined, and
 * said on standard error, where there is no Python with scikit-learn.
 */
export function anchorsOf(
  log: Log,
  cutoffs: readonly number[],
  period: number,
): readonly (readonly number[])[] | undefined {
  const python = process.env.COMEBACK_BENCH_PYTHON ?? "python3";
  if (spawnSync(python, ["-c", "import sklearn"], { stdio: "ignore" }).status !== 0) {
    console.error(
      `not installed, left out: scikit-learn for the anchor (${python}; COMEBACK_BENCH_PYTHON names another)`,
    );
    return undefined;
  }
  const orderDays = [...log].map(([, days]) => days);
  const asked = {
    days: orderDays.map((days) => days.map(({ day }) => day)),
    spent: orderDays.map((days) => days.map(({ spent }) => spent)),
    ...{ cutoffs, period },
  };
  const { stdout, stderr, status } = spawnSync(python, [SCRIPT], {
    input: JSON.stringify(asked),
    encoding: "utf8",
    maxBuffer: MOST_BYTES,
  });
  if (status !== 0) throw new Error(`${SCRIPT} failed: ${stderr.slice(-500)}`);
  const told = stdout.trim().split("\n");
  return told.map((line) => z.array(z.number()).parse(JSON.parse(line)));
}
