import { defined } from "../../domain/basics/defined.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { localised } from "../../domain/config/localised.ts";
import { viaOf } from "../../domain/forms/via.ts";
import { readReferralCode } from "../../domain/loyalty/referral.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Secrets } from "../../ports/keys.ts";
import { spokenLanguage } from "../pages/spoken-language.ts";
import { formToken } from "./token.ts";
import type { FormView } from "./view.ts";

export interface ShowFormDeps {
  readonly config: Pick<ConfigStore, "current">;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

export interface FormRequest {
  readonly name: string;
  /** As asked for, by a link or the page around the form. */
  readonly language?: string;
  /** The browser's `Accept-Language`. */
  readonly accepted?: string;
  readonly via?: string;
  /** The code of whoever brought them here. */
  readonly ref?: string;
  readonly page?: string;
}

/** An empty form; undefined where there is none of that name. */
export function makeShowForm({ config, secrets, clock }: ShowFormDeps) {
  return async (request: FormRequest): Promise<FormView | undefined> => {
    const bundle = (await config.current())?.bundle;
    const [key] = (await secrets.keys()).links;
    if (!key) throw new Error("the keys secret has no links key: forms cannot be shown");
    return bundle && viewOf(bundle, request, (shown) => formToken(shown, clock.now(), key));
  };
}

/** The form of that name in the language of whoever asks, unanswered. */
export function viewOf(
  { forms, store, offers }: Bundle,
  { name, language: wanted, accepted, via, ref, page }: FormRequest,
  tokenFor: (view: Omit<FormView, "token">) => string,
): FormView | undefined {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (!form) return undefined;
  const language = spokenLanguage(wanted, accepted, store);
  const offer = form.offer === undefined ? undefined : offers.list[form.offer];
  const view = {
    ...{ name, form, store, language, posted: {}, faults: {} },
    ...defined({ offer: offer && localised(offer.name, language), via: viaOf(via), page: pageOf(page) }),
    ...defined({ ref: readReferralCode(ref) }),
  };
  return { ...view, token: tokenFor(view) };
}

const LONGEST_PAGE = 300;

/** The page's address without what may be about the visitor: query and fragment. */
function pageOf(address: string | undefined): string | undefined {
  const url = URL.parse(address ?? "");
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return undefined;
  return `${url.origin}${url.pathname}`.slice(0, LONGEST_PAGE);
}
