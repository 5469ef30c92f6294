import { pluralRules } from "../format/kept.ts";

/** Forms of a noun after a number, as CLDR names them. Russian needs `few` and `many`. */
export interface PluralForms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** `plural("ru", 3, { one: "заказ", few: "заказа", many: "заказов", other: "заказа" })` is `заказа`. */
export function plural(language: string, count: number, forms: PluralForms): string {
  const rule = pluralRules(language, {}).select(count);
  return (rule === "one" || rule === "few" || rule === "many" ? forms[rule] : undefined) ?? forms.other;
}
