import { ownHosts } from "../../domain/config/own-hosts.ts";
import type { Store } from "../../domain/config/store.ts";
import { LIST_TYPES } from "../../domain/forms/inputs.ts";
import { channelProblems } from "./channels.ts";
import { list, record, text } from "./loose.ts";
import type { Path, PathProblem } from "./problem.ts";
import { localisedProblems, pathProblem, reference } from "./reference.ts";
import type { Known } from "./references.ts";

/** What a form may refer to: the shop's own hosts, its attributes with their types and choices, its topics. */
export interface KnownToForms {
  readonly hosts: readonly string[];
  readonly attributes: Readonly<
    Record<string, { readonly type: string; readonly choices: readonly string[] }>
  >;
  readonly topics: readonly string[];
}

export function knownToForms(store: Store): KnownToForms {
  const attributes = Object.entries(store.attributes ?? {}).map(([name, attribute]) => [
    name,
    { type: attribute.type, choices: attribute.type === "choice" ? attribute.choices : [] },
  ]);
  return {
    hosts: ownHosts(store),
    attributes: Object.fromEntries(attributes),
    topics: (store.topics ?? []).map(({ id }) => id),
  };
}

type Loose = Readonly<Record<string, unknown>>;

/** References of a form that do not resolve. Nothing is said of store.yaml's where that could not be read. */
export function formProblems(
  value: unknown,
  known: Known,
  store: KnownToForms | undefined,
): readonly PathProblem[] {
  const form = record(value);
  const after = record(form.after);
  const spoken = (path: Path, written: unknown) => localisedProblems(path, written, known.languages);
  const fields = list(form.fields).map(record);
  const boxes = list(form.consent).map(record);
  return [
    ...spoken(["title"], form.title),
    ...spoken(["text"], form.text),
    ...spoken(["button"], form.button),
    ...spoken(["after", "title"], after.title),
    ...spoken(["after", "text"], after.text),
    ...fields.flatMap((field, index) => [
      ...spoken(["fields", index, "label"], field.label),
      ...spoken(["fields", index, "hint"], field.hint),
      ...Object.entries(record(field.choices)).flatMap(([choice, name]) =>
        spoken(["fields", index, "choices", choice], name),
      ),
      ...twice(fields, index),
      ...(store ? attributeProblems(["fields", index], field, store) : []),
    ]),
    ...boxes.flatMap((box, index) => [
      ...spoken(["consent", index, "text"], box.text),
      ...("channel" in box ? boxProblems(["consent", index], box, known) : []),
    ]),
    ...(boxes.length > 0 && boxes.every(({ required }) => required === false)
      ? [
          pathProblem(
            ["consent"],
            "no box is required, so that nobody has to agree: write required: true in one",
          ),
        ]
      : []),
    ...(store
      ? list(form.topics).flatMap((topic, index) =>
          reference(["topics", index], "topic", topic, store.topics),
        )
      : []),
    ...reference(["offer"], "offer", form.offer, known.offers),
    ...(store ? strangeHost(after.redirect, store.hosts) : []),
  ];
}

/** Nobody has to take text messages to get mails. */
function boxProblems(path: Path, { channel, required }: Loose, known: Known): readonly PathProblem[] {
  const isFree = required === false;
  return [
    ...channelProblems([...path, "channel"], channel, known.channels),
    ...(isFree
      ? []
      : [
          pathProblem(
            [...path, "channel"],
            "a box for another channel has to be free: write required: false",
            true,
          ),
        ]),
  ];
}

const askedFor = ({ field, attribute }: Loose) => text(attribute) ?? `${text(field)} itself`;

function twice(fields: readonly Loose[], index: number): readonly PathProblem[] {
  const name = askedFor(fields[index] ?? {});
  const isTwice = fields.slice(0, index).some((earlier) => askedFor(earlier) === name);
  return isTwice ? [pathProblem(["fields", index], "is asked for already: remove one of the two")] : [];
}

function attributeProblems(path: Path, field: Loose, { attributes }: KnownToForms): readonly PathProblem[] {
  const name = text(field.attribute);
  if (name === undefined) return [];
  const unknown = reference([...path, "attribute"], "attribute", name, Object.keys(attributes));
  const attribute = attributes[name];
  if (!attribute) return unknown;
  const { type, choices } = attribute;
  if (type === "list" && !("choices" in field))
    return [
      pathProblem(path, `${name} is a list: write the choices that there are, like choices: { tea: Tea }`),
    ];
  if ("choices" in field && !LIST_TYPES.includes(type))
    return [
      pathProblem([...path, "choices"], `${name} is a ${type}, which has no choices: remove them`, true),
    ];
  if ("long" in field && type !== "text")
    return [pathProblem([...path, "long"], `${name} is a ${type}; only a text can be long: remove it`, true)];
  if (type !== "choice") return [];
  return Object.keys(record(field.choices))
    .filter((choice) => !choices.includes(choice))
    .map((choice) => {
      const message = `${choice} is none of the choices of ${name} in store.yaml: ${choices.join(", ")}`;
      return pathProblem([...path, "choices", choice], message, true);
    });
}

/** Whoever signs up is sent to the shop, never elsewhere. */
function strangeHost(redirect: unknown, hosts: readonly string[]): readonly PathProblem[] {
  if (typeof redirect !== "string" || !URL.canParse(redirect)) return [];
  const { hostname } = new URL(redirect);
  if (hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))) return [];
  const message = `${hostname} is not the shop's own: lead to ${hosts.join(", ")}, or add it to hosts in store.yaml`;
  return [pathProblem(["after", "redirect"], message)];
}
