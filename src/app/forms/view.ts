import { defined } from "../../domain/basics/defined.ts";
import type { Form } from "../../domain/config/form.ts";
import type { Store } from "../../domain/config/store.ts";
import type { EntryPoint } from "../../domain/confirm/sign-up.ts";
import type { Faults, Posted } from "../../domain/forms/answers.ts";
import type { Notice } from "./texts.ts";

/** A form as it is shown to somebody: empty, or again with what was filled in and what is wrong with it. */
export interface FormView {
  readonly name: string;
  readonly form: Form;
  readonly store: Store;
  /** One of the shop's. */
  readonly language: string;
  /** The offer's name in that language. */
  readonly offer?: string;
  /** Seals when the form was shown, and which words. */
  readonly token: string;
  readonly via?: string;
  /** The code of whoever brought them here, of the loyalty programme. */
  readonly ref?: string;
  /** Address of the page that the form is part of. */
  readonly page?: string;
  readonly posted: Posted;
  readonly faults: Faults;
  readonly notice?: Notice;
}

/** Where whoever sees it comes in. */
export const pointOf = ({ name, via }: Pick<FormView, "name" | "via">): EntryPoint => ({
  entry: name,
  ...defined({ via }),
});

/** What somebody reads who has signed up. */
export interface FormDone {
  readonly name: string;
  readonly store: Store;
  readonly language: string;
  readonly title: string;
  readonly text: string;
  /** A page of the shop, in the place of all that. */
  readonly redirect?: string;
}
