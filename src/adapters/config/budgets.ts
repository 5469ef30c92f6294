import { record, text } from "./loose.ts";
import type { PathProblem } from "./problem.ts";
import { pathProblem } from "./reference.ts";
import { mailsOf, stepsOf } from "./variants.ts";

/** All budgets are counted in one item, which every reservation pays for by the KB. */
const MOST_BUDGETS = 20;

/** The key that bounds what an offer of a kind can cost; kinds that have none are bounded by themselves. */
const BOUNDS: Readonly<Record<string, string>> = {
  percent: "max_discount",
  cashback: "max_cashback",
  free_delivery: "cost",
  gift: "cost",
};

type Values = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

export interface BudgetedFiles {
  readonly offers: unknown;
  readonly chains: Values;
  readonly campaigns: Values;
}

/** What is wrong with budgets, as problems of offers.yaml: a budget can only hold codes whose cost has an end. */
export function budgetProblems({ offers, chains, campaigns }: BudgetedFiles): readonly PathProblem[] {
  const file = record(offers);
  const all = Object.entries(record(file.list)).map(([id, one]) => ({ id, offer: record(one) }));
  const users = [
    ...[...chains].map(([id, value]) => ({ name: `the chain ${id}`, value, sends: stepsOf(value) })),
    ...[...campaigns].map(([id, value]) => ({ name: `the campaign ${id}`, value, sends: [value] })),
  ].filter(({ value }) => "budget" in value);
  const budgets =
    all.filter(({ offer }) => "budget" in offer).length + users.length + ("budget" in file ? 1 : 0);
  const budgetOf = (id: string, offer: Readonly<Record<string, unknown>>): string | undefined => {
    if ("budget" in offer) return "its budget";
    if ("budget" in file) return "the budget of all offers";
    const user = users.find(({ sends }) => sends.some((step) => offersOf(step).includes(id)));
    return user && `the budget of ${user.name}`;
  };
  return [
    ...(budgets > MOST_BUDGETS
      ? [
          pathProblem(
            [],
            `there are ${budgets} budgets, at most ${MOST_BUDGETS} are possible: put some together`,
          ),
        ]
      : []),
    ...all.flatMap(({ id, offer }) => [
      ...idleBudget(id, offer),
      ...(file.reserve === "expected" || !("code" in offer)
        ? []
        : unboundedProblems(id, offer, budgetOf(id, offer))),
    ]),
  ];
}

function idleBudget(id: string, offer: Readonly<Record<string, unknown>>): readonly PathProblem[] {
  if (!("budget" in offer) || "code" in offer) return [];
  const message =
    "has no effect: a budget counts codes, and the offer has none: write code, or remove budget";
  return [pathProblem(["list", id, "budget"], message, true)];
}

function unboundedProblems(
  id: string,
  offer: Readonly<Record<string, unknown>>,
  budget: string | undefined,
): readonly PathProblem[] {
  const bound = BOUNDS[text(offer.kind) ?? "percent"];
  if (budget === undefined || bound === undefined || bound in offer) return [];
  const message = `${budget} sets aside all that a code can cost, and nothing says how much that is: write ${bound}, or reserve: expected at the top of the file`;
  return [pathProblem(["list", id], message, true)];
}

const offersOf = (step: unknown): readonly string[] => mailsOf(step).flatMap(({ offer }) => offer ?? []);
