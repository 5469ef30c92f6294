import { randomUUID } from "node:crypto";
import { type CameOfIt, makeBeginChange } from "../../src/app/team/record-change.ts";
import type { Recording } from "../../src/app/team/recording.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { Refusal } from "../terminal/refusal.ts";
import { userName } from "../terminal/user-name.ts";

/** A change that a command is about to make, as the log of changes will have it. */
export interface Planned<R> {
  /** Without the first word: `config push`. */
  readonly command: string;
  /** As the admin API calls it: the first half of the scope that the same change needs there. */
  readonly area: string;
  /** No customer and no code: they are not in the log. */
  readonly target?: string | undefined;
  /** @default done, with nothing to say besides */
  readonly came?: (result: R) => CameOfIt;
  /** Of a change in parts: how far it came. One without stays begun. */
  readonly broke?: () => CameOfIt;
}

export type RecordChange = <R>(change: Planned<R>, act: () => Promise<R>) => Promise<R>;

/**
 * Writes down what a command changes in the tables, before it does and when it has: by the same use case as the admin
 * API. By whom is what this machine says; that AWS let them is in its own trail. What a command refuses is refused in the
 * log; what breaks stays begun, or has failed where the command knows how far it came.
 */
export function makeRecord(recording: Recording): RecordChange {
  const begin = makeBeginChange(recording, (_, error) =>
    process.stderr.write(`The log of changes misses what came of this: ${error}\n`),
  );
  return async ({ command, area, target, came, broke }, act) => {
    const by = { subject: userName(), via: "command-line" } as const;
    const end = await begin({ what: `comeback ${command}`, area, by, ...defined({ target }) }, randomUUID());
    try {
      const result = await act();
      await end(came?.(result) ?? { outcome: "done" });
      return result;
    } catch (error) {
      if (error instanceof Refusal) await end({ outcome: "refused" });
      else if (broke) await end(broke());
      throw error;
    }
  };
}

/** `now`: the deployment's time when it was found, which on the local stack is not that of this machine. */
export async function openRecord(now: number): Promise<RecordChange> {
  const { changeLog } = await import("../../src/adapters/wiring.ts");
  const began = performance.now();
  return makeRecord({
    changeLog: changeLog(),
    clock: { now: () => now + Math.round(performance.now() - began) },
  });
}
