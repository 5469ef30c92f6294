import { ADMIN_OUTPUTS, ADMIN_STACK } from "../../src/contracts/admin.ts";
import { misuse } from "../terminal/refusal.ts";
import type { Deployment } from "./deployment.ts";

/** Where tokens for the admin API come from, and the ids of the clients that may have some. */
export interface Issuer {
  /** People sign in at `/oauth2/authorize` there; tokens come from `/oauth2/token`. */
  readonly url: string;
  readonly people: string;
  /** Absent where scripts have no client. */
  readonly scripts?: string | undefined;
}

export function issuerOf({ local, outputs, name }: Deployment): Issuer {
  const url = local ? local.issuerUrl : outputs.get(ADMIN_OUTPUTS.signIn);
  const people = local ? local.clients.people : outputs.get(ADMIN_OUTPUTS.client);
  const scripts = local ? local.clients.scripts : outputs.get(ADMIN_OUTPUTS.machineClient);
  if (!url || !people)
    throw misuse(`${name} has no admin API: there is no stack ${ADMIN_STACK} that your credentials may see`);
  return { url, people, scripts };
}
