import { toMinor } from "../../domain/basics/money.ts";
import type { Store } from "../../domain/config/store.ts";
import { list, record, text, texts } from "./loose.ts";
import type { Path, PathProblem } from "./problem.ts";
import { localisedProblems, pathProblem, reference } from "./reference.ts";
import type { Known } from "./references.ts";

type Loose = Readonly<Record<string, unknown>>;

/** Names in loyalty.yaml that are not there, rule sets out of order, and levels that no rule set knows. */
export function loyaltyProblems(
  value: unknown,
  known: Known,
  store: Store | undefined,
): readonly PathProblem[] {
  const file = record(value);
  const levels = list(file.levels).map(record);
  const ids = levels.flatMap(({ id }) => text(id) ?? []);
  const privileges = record(file.privileges);
  const rules = list(file.rules).map(record);
  const localised = (path: Path, name: unknown) => localisedProblems(path, name, known.languages);
  return [
    ...localised(["name"], file.name),
    ...localised(["points", "name"], record(file.points).name),
    ...worthProblems(["points", "worth"], record(file.points).worth, store),
    ...levels.flatMap((level, index) => [
      ...localised(["levels", index, "name"], level.name),
      ...(ids.indexOf(text(level.id) ?? "") < index
        ? [pathProblem(["levels", index, "id"], `there is a level ${level.id} already: write another id`)]
        : []),
      ...texts(level.privileges).flatMap((privilege, at) =>
        reference(["levels", index, "privileges", at], "privilege", privilege, Object.keys(privileges)),
      ),
    ]),
    ...Object.entries(privileges).flatMap(([id, one]) =>
      localised(["privileges", id, "name"], record(one).name),
    ),
    ...rules.flatMap((set, index) => [
      ...orderProblems(["rules", index], set, rules[index - 1]),
      ...levelProblems(["rules", index, "levels"], record(set.levels), ids),
      ...worthProblems(["rules", index, "worth"], set.worth, store),
      ...boostProblems(["rules", index, "boosts"], list(set.boosts).map(record)),
      ...Object.entries(record(set.actions)).flatMap(([id, action]) => [
        ...localised(["rules", index, "actions", id, "name"], record(action).name),
        ...actionProblems(["rules", index, "actions", id], record(action), known),
      ]),
    ]),
    ...reference(["referral", "friend_offer"], "offer", record(file.referral).friend_offer, known.offers),
  ];
}

function worthProblems(path: Path, worth: unknown, store: Store | undefined): readonly PathProblem[] {
  if (typeof worth !== "number" || !store || toMinor(worth, store.currency) >= 1) return [];
  return [pathProblem(path, `less than the smallest coin of ${store.currency}: let a point be worth more`)];
}

function orderProblems(path: Path, set: Loose, before: Loose | undefined): readonly PathProblem[] {
  if (!before) return [];
  const [from, earlier] = [text(set.from), text(before.from)];
  if (from === undefined)
    return [
      pathProblem([...path], "only the first set of rules holds from the beginning: write from: YYYY-MM-DD"),
    ];
  return earlier !== undefined && from <= earlier
    ? [
        pathProblem(
          [...path, "from"],
          `not after ${earlier}, where the set before begins: put the sets in order of time`,
        ),
      ]
    : [];
}

/** Every level, the first from 0, each from more than the one before. */
function levelProblems(path: Path, rules: Loose, ids: readonly string[]): readonly PathProblem[] {
  const from = (id: string | undefined) => (id === undefined ? undefined : record(rules[id]).from);
  return [
    ...Object.keys(rules).flatMap((id) => reference([...path, id], "level", id, ids)),
    ...ids.flatMap((id, index) => {
      if (!(id in rules))
        return [
          pathProblem(path, `says nothing of level ${id}: add ${id}: { from: …, cashback_percent: … }`),
        ];
      const [begins, before] = [from(id), from(ids[index - 1])];
      if (index === 0 && typeof begins === "number" && begins !== 0)
        return [
          pathProblem([...path, id, "from"], `${id} is the lowest level, which everybody has: write 0`),
        ];
      return typeof begins === "number" && typeof before === "number" && begins <= before
        ? [pathProblem([...path, id, "from"], `not above ${before}, where the level before begins`)]
        : [];
    }),
  ];
}

function boostProblems(path: Path, boosts: readonly Loose[]): readonly PathProblem[] {
  return boosts.flatMap(({ from, to }, index) =>
    typeof from === "string" && typeof to === "string" && to < from
      ? [pathProblem([...path, index, "to"], `before ${from}, where the boost begins`)]
      : [],
  );
}

function actionProblems(path: Path, action: Loose, { declared }: Known): readonly PathProblem[] {
  const { unsure } = declared;
  const { date, event } = record(action.on);
  const type = typeof date === "string" ? declared.attributes[date]?.type : undefined;
  const isSure = typeof date === "string" && !unsure.has(`attributes.${date}`);
  const dates = Object.entries(declared.attributes).flatMap(([name, one]) =>
    one.type === "date" ? [name] : [],
  );
  return [
    ...reference(
      [...path, "on", "event"],
      "own event",
      event,
      unsure.has("events") ? undefined : Object.keys(declared.events),
    ),
    ...(isSure && type !== undefined && type !== "date"
      ? [
          pathProblem(
            [...path, "on", "date"],
            `${date} is of type ${type}: points come on the day of an attribute of type date`,
          ),
        ]
      : isSure
        ? reference(
            [...path, "on", "date"],
            "attribute of type date",
            date,
            unsure.has("attributes") ? undefined : dates,
          )
        : []),
    ...("once_per_product" in action && action.on !== "reviewed"
      ? [
          pathProblem(
            [...path, "once_per_product"],
            "is about reviews: remove it, or write on: reviewed",
            true,
          ),
        ]
      : []),
  ];
}
