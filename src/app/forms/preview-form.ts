import { defined } from "../../domain/basics/defined.ts";
import type { ConfigStore } from "../../ports/config.ts";
import { doneOf } from "./done.ts";
import { donePage, formPage } from "./page.ts";
import { viewOf } from "./show-form.ts";

export interface FormPreview {
  readonly form: string;
  readonly language: string;
  /** A whole page without scripts. */
  readonly html: string;
  /** What comes after it; null where that is a page of the shop. */
  readonly done: string | null;
}

/** A form of the config in force as people see it, without the seal without which nothing is taken; undefined where there is none. */
export function makePreviewForm({ config }: { readonly config: Pick<ConfigStore, "current"> }) {
  return async (name: string, language?: string): Promise<FormPreview | undefined> => {
    const bundle = (await config.current())?.bundle;
    const wanted = language ?? bundle?.store.default_language;
    const view = bundle && viewOf(bundle, { name, ...defined({ language: wanted }) }, () => "");
    if (!view) return undefined;
    const done = doneOf(view);
    return {
      ...{ form: name, language: view.language, html: formPage(view).markup },
      done: done.redirect === undefined ? donePage(done).markup : null,
    };
  };
}
