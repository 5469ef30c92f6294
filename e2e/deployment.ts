import type { KeyName } from "../src/contracts/keys.ts";
import type { Instant } from "../src/domain/basics/calendar.ts";

/** A mail as the mail service was given it. */
export interface SeenMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
}

/**
 * A deployed Comeback, wherever it runs: on the local stack, on an emulator of AWS, in an account. The names of its
 * resources are in `process.env`, where adapters/wiring.ts looks for them.
 */
export interface Deployment {
  readonly name: string;
  /** Where the HTTP API answers from here, no slash at the end. */
  readonly apiUrl: string;
  /** The same as functions know it, which is what links in mails begin with. */
  readonly publicUrl: string;
  readonly nightlyMachine: string;
  readonly keys: DeployedKeys;
  /** The domain that mails come from. */
  readonly mailDomain: string;
  /** An address for somebody of this name, to which mails do no harm. */
  addressOf(name: string): string;
  /** All mails to an address. Absent in an account: SES delivers mails and keeps none. */
  readonly mailsTo?: (address: string) => Promise<readonly SeenMail[]>;
  /** Whether what becomes of a mail is reported back, as SES does through EventBridge. */
  readonly reportsDelivery: boolean;
  now(): Instant;
  /** Lets some time pass: of its own clock, or of everybody's. */
  tick(): Promise<void>;
  /** How much of its time anything that is waited for may take at most. */
  readonly patienceMs: number;
}

/** The keys with which events and links are signed, one of each kind. */
export type DeployedKeys = Readonly<Record<KeyName, string>>;

/** What `look` finds, as soon as it finds anything; an error that says what was waited for when that takes too long. */
export async function eventually<T>(
  { now, tick, patienceMs, name }: Deployment,
  what: string,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const since = now();
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (now() - since > patienceMs)
      throw new Error(`${name}: waited ${Math.round(patienceMs / 1000)} s in vain for ${what}`);
    await tick();
  }
}
