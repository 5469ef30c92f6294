import { Webhook } from "standardwebhooks";
import type { Sign } from "../../ports/webhooks.ts";

/** Signatures by Standard Webhooks, one for each secret. https://www.standardwebhooks.com */
export const sign: Sign = (secrets, { id, at, body }) =>
  secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body)).join(" ");
