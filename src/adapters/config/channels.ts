import { EMAIL } from "../../domain/config/channels.ts";
import { list, record, text, texts } from "./loose.ts";
import type { Path, PathProblem } from "./problem.ts";
import { pathProblem, reference } from "./reference.ts";
import { isKnown, unknownName } from "./variables.ts";

type Loose = Readonly<Record<string, unknown>>;

/** What a step that emits may refer to. */
interface Known {
  readonly offers: readonly string[] | undefined;
  readonly channels: readonly string[] | undefined;
  readonly variablesOf: (chain: Loose) => Loose | undefined;
}

export const channelsIn = (store: Loose): readonly string[] => Object.keys(record(store.channels));

/** A channel that is no other, and a message that two webhooks want: it would have two fates. */
export function webhookProblems(store: Loose): readonly PathProblem[] {
  const taken = new Map<string, string>();
  const webhooks = Object.entries(record(store.webhooks)).flatMap(([name, webhook]) =>
    texts(record(webhook).emits).flatMap((emit, index) => {
      const other = taken.get(emit);
      if (other === undefined) taken.set(emit, name);
      const message = `${emit} goes to ${other} already: a message has one webhook, others listen on the event bus`;
      return other === undefined ? [] : [pathProblem(["webhooks", name, "emits", index], message)];
    }),
  );
  const reserved = channelsIn(store).includes(EMAIL)
    ? [pathProblem(["channels", EMAIL], "mails are Comeback's own, by send: write another name", true)]
    : [];
  return [...reserved, ...webhooks];
}

/** A channel that is not declared, a field that no template knows, one that would not do what it says. */
export function emitProblems(path: Path, step: Loose, known: Known, chain: Loose): readonly PathProblem[] {
  if (!("emit" in step)) return [];
  const variables = known.variablesOf(chain);
  const { kind: _, ...marketing } = chain;
  const others = chain.kind === "service" ? known.variablesOf(marketing) : undefined;
  return [
    ...channelProblems([...path, "channel"], step.channel, known.channels),
    ...list(step.fields).flatMap((field, index) => {
      const name = text(field);
      const at = [...path, "fields", index];
      if (name === undefined) return [];
      const problems = fieldProblems(at, name, step, variables);
      const isWithheld = problems.length > 0 && others !== undefined && isKnown(name.split("."), others);
      return isWithheld ? [pathProblem(at, `${name} ${WITHHELD}`)] : problems;
    }),
  ];
}

const WITHHELD =
  "is marketing, and a service chain goes to people who have not agreed to any: remove it, or remove kind";

export function channelProblems(
  path: Path,
  channel: unknown,
  channels: readonly string[] | undefined,
): readonly PathProblem[] {
  if (channel === EMAIL)
    return [pathProblem(path, "mails go by a step send: write the name of another channel")];
  const unknown = reference(path, "channel", channel, channels);
  return channels?.length === 0
    ? unknown.map((one) => ({
        ...one,
        message: `${one.message}: write channels: { ${channel}: {} } in store.yaml`,
      }))
    : unknown;
}

function fieldProblems(
  path: Path,
  name: string,
  step: Loose,
  variables: Loose | undefined,
): readonly PathProblem[] {
  const names = name.split(".");
  if (name === "links.unsubscribe" || name === "links")
    return [
      pathProblem(
        path,
        "links.unsubscribe ends mails, and no other messages: write links.preferences, links.shop",
      ),
    ];
  if (names[0] === "offer" && !("offer" in step))
    return [pathProblem(path, `${name} needs an offer: write offer: ID in this step`)];
  if (variables === undefined || isKnown(names, variables)) return [];
  return [pathProblem(path, unknownName(name, variables))];
}
