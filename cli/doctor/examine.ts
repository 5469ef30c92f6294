import { ALARMS_AREA } from "./alarms.ts";
import type { Area, Check, Finding, State } from "./check.ts";
import { CONFIG } from "./config.ts";
import { DATA } from "./data.ts";
import { KEYS_AREA } from "./keys.ts";
import { MAIL_ACCOUNT } from "./mail-account.ts";
import { MAIL_DNS } from "./mail-dns.ts";
import { MAIL_DOMAIN } from "./mail-domain.ts";
import { NIGHTS } from "./night.ts";
import { RUNNING } from "./running.ts";
import type { Site } from "./site.ts";
import { STACKS } from "./stacks.ts";
import { TILL_AREA } from "./till.ts";
import { UNDERSTOOD } from "./understood.ts";

export const AREAS: readonly Area[] = [
  STACKS,
  DATA,
  CONFIG,
  KEYS_AREA,
  TILL_AREA,
  RUNNING,
  UNDERSTOOD,
  NIGHTS,
  MAIL_ACCOUNT,
  MAIL_DOMAIN,
  MAIL_DNS,
  ALARMS_AREA,
];

export interface Examined {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly state: State;
  readonly says: string;
  readonly remedy?: string;
  /** Page and section under docs/. */
  readonly doc: string;
}

/** Looks at everything, at the same time. A check that cannot look says why, and stops no other. */
export async function examine(site: Site, areas: readonly Area[] = AREAS): Promise<readonly Examined[]> {
  return Promise.all(
    areas.flatMap(({ name, checks }) =>
      checks.map(async (check) => {
        const { id, title, doc } = check;
        return { id, area: name, title, ...(await look(check, site)), doc };
      }),
    ),
  );
}

async function look(check: Check, site: Site): Promise<Finding> {
  if (site.local && check.notLocal !== undefined)
    return { state: "not-local", says: `does not apply locally: ${check.notLocal}` };
  try {
    return await check.look(site);
  } catch (error) {
    return unchecked(error, check);
  }
}

/** AWS names the action that was refused; where it does not, it is one of those that the check takes. */
function unchecked(error: unknown, { needs }: Check): Finding {
  const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
  if (!/AccessDenied|NotAuthorized|UnauthorizedOperation|AuthorizationError/.test(name)) {
    return {
      state: "unchecked",
      says: `could not be checked (${name}: ${message})`,
      remedy: "Ask again; if it stays so, look in the AWS console.",
    };
  }
  const [, action] = /perform: ([\w-]+:\w+)/.exec(message) ?? [];
  return {
    state: "unchecked",
    says: `could not be checked (missing permission ${action ?? needs.join(", ")})`,
    remedy: `Allow ${action ?? needs.join(", ")} to the role or user whose credentials these are.`,
  };
}
