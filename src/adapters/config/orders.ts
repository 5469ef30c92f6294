import { isOrderEvent } from "../../domain/chains/about-order.ts";
import type { ReadableExpressions } from "../../ports/conditions.ts";
import { list, record, text } from "./loose.ts";
import type { Path, PathProblem } from "./problem.ts";

type Loose = Readonly<Record<string, unknown>>;

const problem = (path: Path, message: string, key = true): PathProblem => ({
  path,
  message,
  ...(key && { key }),
});

/** What belongs to chains about an order, in one that is about none; and a condition on lines that does not compile. */
export function orderProblems(chain: Loose, expressions: ReadableExpressions): readonly PathProblem[] {
  const enter = record(chain.enter);
  const isAbout = isOrderEvent(text(enter.event) ?? "");
  const steps = list(chain.steps).map(record);
  return [
    ...("items" in enter && !isAbout
      ? [
          problem(
            ["enter", "items"],
            "items asks for lines of an order: enter by ordered or order_delivered, or remove it",
          ),
        ]
      : lineProblems(enter.items, expressions)),
    ...steps.flatMap((step, index) =>
      "wait_for" in step && !isAbout
        ? [
            problem(
              ["steps", index, "wait_for"],
              "counts from an order: enter by ordered or order_delivered, or write wait",
            ),
          ]
        : [],
    ),
    ...(chain.kind === "service" ? serviceProblems(chain, isAbout) : []),
  ];
}

function lineProblems(items: unknown, expressions: ReadableExpressions): readonly PathProblem[] {
  if (typeof items !== "string") return [];
  const compiled = expressions.compile(items, { about: "line" });
  if (compiled.ok) return [];
  const { problem: message, at } = compiled;
  return [{ path: ["enter", "items"], message, ...(at !== undefined && { offset: at }) }];
}

/** What makes a mail an advertisement, by the keys of a step, and those within it. */
const OF_MARKETING = ["offer", "raise", "silence"];

/** A service chain's mails go without marketing consent: the law lets them go because they advertise nothing. */
function serviceProblems(chain: Loose, isAbout: boolean): readonly PathProblem[] {
  return [
    ...(isAbout
      ? []
      : [
          problem(
            ["kind"],
            "a service chain is about the customer's own order: enter by ordered or order_delivered, or remove kind",
          ),
        ]),
    ...("priority" in chain
      ? [problem(["priority"], "a service mail takes no place under the cap: remove priority")]
      : []),
    ...list(chain.steps).flatMap((step, index) => marketingIn(step, ["steps", index])),
  ];
}

function marketingIn(value: unknown, path: Path): readonly PathProblem[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (!Array.isArray(value) && OF_MARKETING.includes(key))
      return [
        problem(
          at,
          `${key} is marketing, and a service chain goes to people who have not agreed to any: remove it, or remove kind`,
        ),
      ];
    return marketingIn(inner, at);
  });
}

/**
 * Templates that chains of both kinds send: a mail has a link to unsubscribe and may advertise, or neither. `chains` by
 * path of their file.
 */
export function mixedTemplates(
  chains: ReadonlyMap<string, Loose>,
): readonly { readonly chain: string; readonly problem: PathProblem }[] {
  const marketing = new Map<string, string>();
  for (const [id, chain] of chains)
    if (chain.kind !== "service") for (const { template } of sendsIn(chain)) marketing.set(template, id);
  return [...chains].flatMap(([id, chain]) =>
    chain.kind === "service"
      ? sendsIn(chain).flatMap(({ template, path }) => {
          const other = marketing.get(template);
          if (other === undefined) return [];
          const message = `${template} is sent by the chain ${other} as well, which is no service chain: write a template of its own for each`;
          return [{ chain: id, problem: { path, message } }];
        })
      : [],
  );
}

function sendsIn(chain: Loose): readonly { readonly template: string; readonly path: Path }[] {
  return list(chain.steps).flatMap((step, index) => {
    const template = text(record(step).send);
    return template === undefined ? [] : [{ template, path: ["steps", index, "send"] }];
  });
}
