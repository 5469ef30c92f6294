import type { Flow } from "../flow.ts";
import { stateOf } from "../state.ts";
import { browserOf, consenting, happens, ordered, orderOfNobody, subscribed } from "./people.ts";
import { CONFIG, NOON, publish } from "./shop.ts";

const KNOWN = [...consenting("ann", NOON), ...consenting("bob", NOON)];
const NEWS = [
  subscribed("ann", NOON),
  ...browserOf("ann", NOON),
  ordered("bob", NOON),
  ...orderOfNobody("bob", NOON),
];

/** A batch of the stream: profiles that grow together, an order that finds its customer, a chain that begins. */
export const PROJECT: Flow = {
  name: "a batch of facts",
  about: ["functions/project.ts"],
  at: NOON,
  async arrange(cloud) {
    await publish(cloud, CONFIG);
    await happens(cloud, KNOWN);
  },
  async act(cloud) {
    cloud.holdStream();
    await cloud.events.append(NEWS);
    cloud.releaseStream();
    await cloud.settled();
  },
  async outcome(cloud) {
    const cohorts = cloud.executions().map(({ name }) => name);
    const members: string[] = [];
    for (const cohort of cohorts)
      for await (const { customer } of cloud.journal.members(cohort, 0))
        members.push(`${cohort} ${customer}`);
    return { ...(await stateOf(cloud)), cohorts, members, queues: cloud.queues() };
  },
};

/** Records that the stream gives up are in the on-failure queue, and the runbook's command puts the profiles right. */
export const PROJECTOR_DOWN: Flow = {
  ...PROJECT,
  name: "a projector that is down until the stream gives up",
  kinds: ["down"],
  async recover(cloud) {
    await cloud.call("test/faults/operator.ts", "rebuild");
  },
  /** Chains that would have begun do not: docs/runbooks/projector.md. */
  async outcome(cloud) {
    const { facts, customers, tastes } = await stateOf(cloud);
    return { facts, customers, tastes };
  },
};
