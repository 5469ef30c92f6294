import { dayOf, HOUR, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { EMAIL } from "../../domain/config/channels.ts";
import type { SignUp } from "../../domain/confirm/sign-up.ts";
import type { ConsentProof } from "../../domain/facts/facts.ts";
import { emailKey } from "../../domain/facts/identity.ts";
import { addressOfForm } from "../../domain/forms/address.ts";
import { type Answers, type Posted, readAnswers } from "../../domain/forms/answers.ts";
import { agreedTo, channelsAgreedTo } from "../../domain/forms/proof.ts";
import { REF } from "../../domain/loyalty/referral.ts";
import type { Confirmations } from "../../ports/confirmations.ts";
import type { SignUpStore } from "../../ports/sign-ups.ts";
import { hashEmail } from "../collect/identity-keys.ts";
import { placeOf } from "../confirm/place.ts";
import { doneOf } from "./done.ts";
import { TRAP } from "./form-markup.ts";
import { type FormRequest, type ShowFormDeps, viewOf } from "./show-form.ts";
import type { Notice } from "./texts.ts";
import { formToken, readFormToken, textHash } from "./token.ts";
import { type FormDone, type FormView, pointOf } from "./view.ts";

export interface SubmitFormDeps extends ShowFormDeps {
  /** Hears what could not be counted. */
  readonly onFailure: (error: unknown) => void;
  readonly confirmations: Confirmations;
  readonly signUps: Pick<SignUpStore, "admit" | "count" | "countAt">;
  /** Of the API: where forms are pages of their own. */
  readonly publicUrl: string;
}

export interface Submitted extends Omit<FormRequest, "language" | "via" | "ref" | "page"> {
  readonly posted: Posted;
  readonly ip?: string;
  readonly userAgent?: string;
}

export type SubmitResult =
  | { readonly kind: "unknown" }
  /** Shown again, with what is wrong. */
  | { readonly kind: "again"; readonly view: FormView }
  | { readonly kind: "done"; readonly done: FormDone };

/**
 * Takes a form that somebody has filled in. Nothing of it is a fact before the mailbox's owner has confirmed: so nobody
 * can change what is known of another, and whoever has consent already gets the same answer and the same mail as
 * whoever has not. What only a program can have sent gets that answer too, and nothing comes of it.
 */
export function makeSubmitForm(deps: SubmitFormDeps) {
  const { config, secrets, clock, signUps } = deps;

  return async (submitted: Submitted): Promise<SubmitResult> => {
    const { posted, name, accepted, ip } = submitted;
    const now = clock.now();
    const bundle = (await config.current())?.bundle;
    const keys = await secrets.keys();
    const [key] = keys.links;
    if (!key) throw new Error("the keys secret has no links key: forms cannot be read");
    const [language, via, page] = [posted.lang?.[0], posted.via?.[0], posted.page?.[0]];
    const ref = posted.ref?.[0];
    const request = { name, ...defined({ accepted, language, via, ref, page }) };
    const fresh = bundle && viewOf(bundle, request, (shown) => formToken(shown, now, key));
    if (!fresh) return { kind: "unknown" };

    const today = dayOf(fresh.store.time_zone, now);
    if (posted[TRAP]?.some((text) => text !== "")) {
      await signUps.count(today, "trapped");
      return done(fresh);
    }
    const token = posted.token?.[0] ?? "";
    const state = readFormToken(token, fresh, now, keys.links);
    // Its own token is kept where it is young: waiting is all that is asked for.
    const view = { ...fresh, posted, ...(state === "good" || state === "too-quick" ? { token } : {}) };
    if (state !== "good") return again(view, state);
    const read = readAnswers(view.form, view.store, posted);
    if (!read.ok) return again({ ...view, faults: read.faults }, "faults");

    if (ip !== undefined) {
      const place = `form:${placeOf(ip, now, keys)}`;
      if (!(await signUps.admit(place, view.form.most_an_hour, now + 2 * HOUR))) {
        await signUps.count(today, "limited");
        return again(view, "limited");
      }
    }
    await deps.confirmations.request(signUpOf(view, read.answers, submitted, now));
    // Who has signed up is told so, counted or not.
    await signUps.countAt(today, "sent", pointOf(view), 1).catch(deps.onFailure);
    return done(view);
  };

  function signUpOf(view: FormView, answers: Answers, { ip, userAgent }: Submitted, now: Instant): SignUp {
    const { name, form, language, via, ref, page = addressOfForm(deps.publicUrl, view.name) } = view;
    const { address, ticked, ...said } = answers;
    const proofOf = (channel?: string): ConsentProof => {
      const agreed = agreedTo(form, ticked, language, channel);
      return {
        ...{ purpose: "marketing", channel: channel ?? EMAIL, source: `form ${name}`, address, page },
        ...{ tickedAt: now, textVersion: agreed.version, textHash: textHash(agreed.text) },
        ...defined({ ip, userAgent: userAgent?.slice(0, LONGEST_USER_AGENT) }),
      };
    };
    const channels = channelsAgreedTo(form, ticked);
    return {
      ...{ address, customer: emailKey(hashEmail(address)), entry: name, locale: language, ofForm: true },
      ...said,
      ...defined({ via }),
      // As a trait it is kept until the mailbox's owner has confirmed, and then says who brought them.
      ...(ref !== undefined && { traits: { ...said.traits, [REF]: ref } }),
      proof: proofOf(),
      ...(channels.length > 0 && { channels: channels.map(proofOf) }),
      ...{ at: now, receivedAt: now },
    };
  }
}

const LONGEST_USER_AGENT = 400;

const again = (view: FormView, notice: Notice): SubmitResult => ({
  kind: "again",
  view: { ...view, notice },
});

const done = (view: FormView): SubmitResult => ({ kind: "done", done: doneOf(view) });
