import { defined } from "../basics/defined.ts";
import type { AttributeField, Form, FormField } from "../config/form.ts";
import type { Localised } from "../config/localised.ts";
import { localised } from "../config/localised.ts";
import type { Attribute, Store } from "../config/store.ts";

/** How an answer is given: a line, a paragraph, one or several of what there is. */
export type InputKind = "line" | "paragraph" | "tel" | "number" | "date" | "yes_no" | "one" | "many";

export interface Choice {
  /** What is kept. */
  readonly value: string;
  readonly label: string;
}

/** One question of a form, in one language. */
export interface Input {
  /** Of the field that is posted. */
  readonly name: string;
  /** What the answer becomes: the name, the phone number, or the attribute of this name. */
  readonly becomes: { readonly field: "name" | "phone" } | { readonly attribute: string };
  readonly kind: InputKind;
  /** Absent where the page has a word for it. */
  readonly label?: string;
  readonly hint?: string;
  readonly required: boolean;
  /** Of `one` and `many`. */
  readonly choices: readonly Choice[];
}

const KINDS = {
  text: "line",
  number: "number",
  yes_no: "yes_no",
  date: "date",
  choice: "one",
  list: "many",
} as const satisfies Record<Attribute["type"], InputKind>;

/** Types of attributes that are answered by choosing. */
export const LIST_TYPES: readonly string[] = ["choice", "list"];

/** What a form asks for besides the address, in the shop's words. */
export function inputsOf({ fields }: Pick<Form, "fields">, store: Store, language: string): readonly Input[] {
  return fields.map((field) =>
    "field" in field ? ownInput(field, language) : attributeInput(field, store, language),
  );
}

function ownInput(
  { field, label, required }: Extract<FormField, { readonly field: string }>,
  language: string,
): Input {
  return {
    ...{ name: field, becomes: { field }, kind: field === "phone" ? "tel" : "line", required, choices: [] },
    ...spoken({ label }, language),
  };
}

function attributeInput(field: AttributeField, { attributes = {} }: Store, language: string): Input {
  const { attribute: name, label, hint, required, long } = field;
  const attribute: Attribute = attributes[name] ?? { type: "text" };
  const kind = long && attribute.type === "text" ? "paragraph" : KINDS[attribute.type];
  return {
    ...{ name: `a-${name}`, becomes: { attribute: name }, kind, required },
    ...spoken({ label: label ?? attribute.name ?? name, hint }, language),
    choices: choicesOf(field, attribute, language),
  };
}

function choicesOf({ choices }: AttributeField, attribute: Attribute, language: string): readonly Choice[] {
  if (choices)
    return Object.entries(choices).map(([value, label]) => ({ value, label: localised(label, language) }));
  return attribute.type === "choice" ? attribute.choices.map((value) => ({ value, label: value })) : [];
}

function spoken(
  texts: { readonly label?: Localised | undefined; readonly hint?: Localised | undefined },
  language: string,
) {
  const inLanguage = (text: Localised | undefined) =>
    text === undefined ? undefined : localised(text, language);
  return defined({ label: inLanguage(texts.label), hint: inLanguage(texts.hint) });
}
