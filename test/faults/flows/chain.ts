import { LOCAL_KEYS } from "../../../local/secrets.ts";
import { unsubscribeToken } from "../../../src/app/mail/links.ts";
import type { ChainInput, ChainTask } from "../../../src/contracts/workflows.ts";
import { DAY, HOUR, MINUTE } from "../../../src/domain/basics/calendar.ts";
import { key } from "../../support/facts.ts";
import { requestEvent } from "../../support/ingest-server.ts";
import type { Cloud } from "../cloud.ts";
import { lambdaContext } from "../containers.ts";
import type { Flow } from "../flow.ts";
import { sendsOf, stateOf } from "../state.ts";
import { consenting, happens, ordered, subscribed } from "./people.ts";
import { CONFIG, NOON, publish } from "./shop.ts";

const PEOPLE = ["ann", "ben", "cat"];
const KNOWN = PEOPLE.flatMap((id) => consenting(id, NOON));
const SUBSCRIBED = PEOPLE.map((id) => subscribed(id, NOON));
const CAT_ORDERS = [ordered("cat", NOON + 12 * HOUR)];

const MAIL_FEEDBACK = "functions/mail-feedback.ts";
const UNSUBSCRIBE = "functions/unsubscribe.ts";

/** The mail program's own button; pressed again when it does not work. */
export async function unsubscribes(cloud: Cloud, id: string): Promise<void> {
  const link = { customer: key(`u:${id}`), send: `to-${id}`, language: "en" };
  const token = unsubscribeToken(link, LOCAL_KEYS.links);
  const request = requestEvent({ path: `/u/${token}`, body: "List-Unsubscribe=One-Click" });
  const event = { ...request, pathParameters: { token } };
  for (let tries = 0; tries < 12; tries += 1) {
    const answer = await cloud.call(UNSUBSCRIBE, "handler", event, lambdaContext(UNSUBSCRIBE)).then(
      (value) => value as { readonly statusCode: number },
      () => ({ statusCode: 502 }),
    );
    if (answer.statusCode === 200) return cloud.settled();
  }
  throw new Error("the link in the mail did not work in 12 tries");
}

/** Everybody subscribes; before the second mail Ben has had enough and Cat has bought. */
async function live(cloud: Cloud): Promise<void> {
  await happens(cloud, SUBSCRIBED);
  await passes(cloud, 11 * HOUR);
  await unsubscribes(cloud, "ben");
  await happens(cloud, CAT_ORDERS);
  for (let days = 0; days < 9; days += 1) await passes(cloud, DAY);
}

/** Where something has failed, somebody is told, mends the cause and redrives before anything else happens. */
async function passes(cloud: Cloud, duration: number): Promise<void> {
  await cloud.clock.advanceTo(cloud.clock.now() + duration);
  if (cloud.failures().length === 0) return;
  cloud.faults.heal();
  await redrive(cloud);
}

/** What the runbook says of failed executions. Each goes on at the step of its last task. */
export async function redrive(cloud: Cloud): Promise<void> {
  for (const failed of cloud.failures()) {
    const input: ChainInput = JSON.parse(failed.input);
    const last = cloud.tasks.findLast((task) => isTaskOf(input.cohort, task)) as ChainTask | undefined;
    const again = { ...input, step: last?.step ?? input.step, until: new Date(NOON).toISOString() };
    cloud.startExecution(failed.machine, again, `again-${input.cohort}`);
    cloud.replaced(failed);
  }
  await cloud.settled();
}

const isTaskOf = (cohort: string, task: unknown): boolean =>
  typeof task === "object" && task !== null && "cohort" in task && task.cohort === cohort;

/** A lost mail is the one thing that may differ, so mails are compared by whom they are for and what they say. */
async function mailsOf(cloud: Cloud) {
  const sends = await sendsOf(cloud);
  return sends.map(({ customer, template, offer }) => `${customer} ${template} ${offer?.code ?? ""}`).sort();
}

async function chainOutcome(cloud: Cloud) {
  const { customers, entries } = await stateOf(cloud);
  return { entries, mails: await mailsOf(cloud), who: Object.keys(customers) };
}

async function arrange(cloud: Cloud): Promise<void> {
  await publish(cloud, CONFIG);
  await happens(cloud, KNOWN);
}

export const CHAIN: Flow = {
  name: "a chain",
  about: ["functions/chain-step.ts"],
  at: NOON,
  arrange,
  act: live,
  recover: redrive,
  outcome: chainOutcome,
};

export const UNSUBSCRIBING: Flow = {
  name: "an unsubscription",
  about: [UNSUBSCRIBE],
  at: NOON,
  arrange,
  act: (cloud) => unsubscribes(cloud, "ann"),
  outcome: stateOf,
};

/** What the runbook says of reports that were given up: hand them to the function once more. */
async function reportAgain(cloud: Cloud): Promise<void> {
  for (const { messages } of Object.values(cloud.queued()))
    for (const { body } of messages)
      if (typeof body === "object" && body !== null && "requestPayload" in body)
        await cloud.call(MAIL_FEEDBACK, "handler", body.requestPayload, lambdaContext(MAIL_FEEDBACK));
}

export const FEEDBACK: Flow = {
  name: "what SES reports",
  about: [MAIL_FEEDBACK],
  at: NOON,
  arrange,
  async act(cloud) {
    await happens(cloud, SUBSCRIBED.slice(0, 1));
    await cloud.clock.advanceTo(NOON + 10 * MINUTE);
    await cloud.settled();
  },
  recover: reportAgain,
  outcome: stateOf,
};
