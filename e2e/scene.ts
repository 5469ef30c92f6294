import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { CustomerReport } from "../src/app/report/read-customer.ts";
import type { Entry, Send } from "../src/domain/chains/journal.ts";
import { type Deployment, eventually, type SeenMail } from "./deployment.ts";
import { chainOf, makeOperator, type Operator } from "./operator.ts";
import { makePeople, type Person } from "./people.ts";
import { makeSender, type Sender } from "./sender.ts";

/** Who and what takes part in one play, and what can be seen of them. */
export interface Scene {
  readonly deployment: Deployment;
  readonly operator: Operator;
  readonly sender: Sender;
  /** Tells plays on one deployment apart. */
  readonly play: string;
  readonly people: ReturnType<typeof makePeople>;
  readonly everybody: readonly Person[];
  /** All who agreed to mails. */
  readonly agreed: readonly Person[];
  /** The chain that the night enters people in, and the one that an event does. */
  readonly chains: { readonly returning: string; readonly news: string };
  reportOf(person: Person): Promise<CustomerReport>;
  /** By the journal, in the order of the chain's steps. */
  sendsTo(person: Person, chain: string): Promise<readonly Send[]>;
  /** The person's run of a chain, once it is over. */
  endOf(person: Person, chain: string): Promise<Entry>;
  /** What the mail service has for the person; undefined where nobody can look. */
  mailsTo(person: Person): Promise<readonly SeenMail[] | undefined>;
}

export async function setScene(deployment: Deployment): Promise<Scene> {
  const play = randomUUID().slice(0, 8);
  const operator = await makeOperator(deployment);
  const people = makePeople(deployment, play);
  const everybody: readonly Person[] = Object.values(people);
  const reportOf = async ({ email, userId }: Person) => {
    const report = await operator.customer(email);
    assert(report, `nothing is known of ${userId}`);
    return report;
  };
  return {
    ...{ deployment, operator, play, people, everybody, reportOf },
    sender: makeSender(deployment),
    agreed: everybody.filter(({ consents }) => consents),
    chains: { returning: chainOf("return", play), news: chainOf("news", play) },
    async sendsTo(person, chain) {
      const { sends } = await reportOf(person);
      return sends
        .filter((send) => send.chain === chain && send.status === "sent")
        .toSorted((one, other) => one.step - other.step);
    },
    endOf: (person, chain) =>
      eventually(deployment, `${person.userId} to come to the end of the chain ${chain}`, async () => {
        const { entries } = await reportOf(person);
        return entries.find((entry) => entry.chain === chain && entry.status === "done");
      }),
    mailsTo: async ({ email }) => deployment.mailsTo?.(email),
  };
}
