import type { Bundle } from "../../domain/config/bundle.ts";

/** How the codes of a config look. Texts in upper case. */
export interface CodeForms {
  /** Begins like a made-up code: whoever shows one that the ledger does not know has invented it. */
  readonly isOurs: (text: string) => boolean;
  /** May be in the ledger: codes of uploaded lists and those that points became look like anything. */
  readonly mayBeOurs: (text: string) => boolean;
}

const known = new WeakMap<Bundle, CodeForms>();

export function codeForms(bundle: Bundle): CodeForms {
  const forms = known.get(bundle) ?? formsOf(bundle);
  known.set(bundle, forms);
  return forms;
}

function formsOf({ offers, loyalty }: Bundle): CodeForms {
  const rules = Object.values(offers.list).flatMap(({ code }) => code ?? []);
  const prefixes = new Set(
    rules.flatMap(({ prefix }) => (prefix === undefined ? [] : [prefix.toUpperCase()])),
  );
  const isOurs = (text: string) => prefixes.has(beginningOf(text) ?? "");
  const isAnyForm = loyalty !== undefined || rules.some(({ pool }) => pool === true);
  return { isOurs, mayBeOurs: isAnyForm ? () => true : isOurs };
}

/** What stands before the first hyphen of a code, which a prefix has none of. */
export const beginningOf = (text: string): string | undefined =>
  text.includes("-") ? text.slice(0, text.indexOf("-")) : undefined;
