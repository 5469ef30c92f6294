import type { Localised } from "./localised.ts";

/** A form to sign up with: a page of its own and, by one script tag, a part of any other. It always asks for the address. */
export interface Form {
  readonly title: Localised;
  /** Paragraphs between empty lines, links as `[text](https://…)`; the same in the texts below. */
  readonly text?: Localised;
  readonly fields: readonly FormField[];
  readonly consent: readonly ConsentBox[];
  /** Ids of the topics to choose from. */
  readonly topics?: readonly string[];
  /** Shown by its name. It is a chain that gives it. */
  readonly offer?: string;
  /** The button's text. */
  readonly button?: Localised;
  readonly after?: FormEnd;
  /** Sign-ups that one connection may send in an hour. */
  readonly most_an_hour: number;
}

/** What the form asks for besides the address. */
export type FormField =
  | { readonly field: "name" | "phone"; readonly label?: Localised; readonly required: boolean }
  | AttributeField;

export interface AttributeField {
  /** A name in the store's `attributes`, whose type says how it is asked. */
  readonly attribute: string;
  /** The attribute's name when absent. */
  readonly label?: Localised;
  readonly hint?: Localised;
  readonly required: boolean;
  /** What a choice is called, by the value that is kept; of a list, what there is to choose from. */
  readonly choices?: Readonly<Record<string, Localised>>;
  /** A text of several lines. */
  readonly long?: boolean;
}

/** A box that somebody has to tick by hand. What is kept of it are its version and the hash of its words. */
export interface ConsentBox {
  readonly version: string;
  readonly text: Localised;
  /** Without the tick nobody signs up. */
  readonly required: boolean;
  /** What the tick agrees to, where that is not mails: one of the store's channels. */
  readonly channel?: string;
}

/** What comes after the sign-up: a page of the shop, or a text in the form's place. */
export type FormEnd =
  | { readonly redirect: string }
  | { readonly title?: Localised; readonly text?: Localised };
