import { expect } from "vitest";
import { makeRebuild } from "../../src/app/people/rebuild.ts";
import type { Cloud } from "./cloud.ts";
import type { FaultKind } from "./faults.ts";
import { sendsOf } from "./state.ts";

/** Faults after which somebody knows that the mail was not taken: none may be lost in them. */
const PROVES_NOT_TAKEN: readonly (FaultKind | undefined)[] = [undefined, "refused", "half-done"];

/** What is true of Comeback at any time, whatever has gone wrong. */
export async function checkAlways(cloud: Cloud, kind: FaultKind | undefined): Promise<void> {
  expect(cloud.failures(), "executions that have failed").toEqual([]);
  expect(cloud.seen.uninvited, "mails without consent").toEqual([]);
  expect(await makeRebuild(cloud)(), "profiles not as the facts say").toMatchObject({ changed: 0 });

  const sends = await sendsOf(cloud);
  const taken = cloud.mails().map(({ tags }) => tags.send ?? "");
  expect(taken.toSorted(), "mails sent twice").toEqual([...new Set(taken)].sort());
  const known = new Map(sends.map((send) => [send.id, send]));
  for (const id of taken) expect(known.has(id), `the journal knows of mail ${id}`).toBe(true);
  for (const { id, status } of sends) {
    if (!taken.includes(id)) expect(status, `a mail that nobody got, ${id}`).toBe("unknown");
    if (PROVES_NOT_TAKEN.includes(kind)) expect(status, `the end of mail ${id}`).toBe("sent");
  }
}
