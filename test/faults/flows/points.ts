import { DAY, MINUTE } from "../../../src/domain/basics/calendar.ts";
import { bundleWith } from "../../support/config.ts";
import { fact, key, link, order } from "../../support/facts.ts";
import { walletProgramme } from "../../support/wallets.ts";
import { type Answered, type Asked, ask } from "../ask.ts";
import type { Cloud } from "../cloud.ts";
import type { Flow } from "../flow.ts";
import { ledgerOf, walletOf } from "../ledger-state.ts";
import { stateOf } from "../state.ts";
import { consenting, happens } from "./people.ts";
import { NOON, publish } from "./shop.ts";

const ANN = key("u:ann");
const GIVEN = 1_000;

const granted = (points: number, grant: string, customer = ANN) =>
  fact("points-granted", { customer, grant, points, reason: "test", by: "test", at: NOON - DAY });

async function aThousandPoints(cloud: Cloud): Promise<void> {
  const { store } = bundleWith();
  await publish(cloud, bundleWith({ store: { ...store, time_zone: "UTC" }, loyalty: walletProgramme() }));
  await happens(cloud, [...consenting("ann", NOON), granted(GIVEN, "first")]);
}

const TILL = "functions/till-loyalty.ts";
const asked = (what: "hold" | "commit" | "cancel" | "codes", body: object): Asked => ({
  path: `/v1/loyalty/id:ann/${what}`,
  body,
  route: { key: `POST /v1/loyalty/{customer}/${what}`, customer: "id:ann" },
});
const hold = (id: string, points: number) =>
  asked("hold", { order: id, points, total: 10_000, currency: "RUB" });
const BALANCE: Asked = {
  path: "/v1/loyalty/id:ann",
  route: { key: "GET /v1/loyalty/{customer}", customer: "id:ann" },
};

const answers = new WeakMap<Cloud, Answered[]>();

/** Of three orders one pays, one does not, and the till of the third never answers back: its hold ends by itself. */
async function atTheTill(cloud: Cloud): Promise<void> {
  const given: Answered[] = [];
  const asks = async (one: Asked) => void given.push(await ask(cloud, TILL, one));
  await asks(hold("A", 300));
  await asks(hold("B", 300));
  await asks(hold("C", 600));
  await asks(asked("commit", { order: "A" }));
  await asks(asked("commit", { order: "A" }));
  await asks(asked("cancel", { order: "B" }));
  await asks(asked("commit", { order: "B" }));
  await asks(hold("D", 700));
  await asks(BALANCE);
  await cloud.clock.advanceTo(cloud.clock.now() + 31 * MINUTE);
  await asks(BALANCE);
  await asks(hold("E", 700));
  answers.set(cloud, given);
}

export const POINTS_AT_THE_TILL: Flow = {
  name: "points at the till",
  about: [TILL],
  at: NOON,
  arrange: aThousandPoints,
  act: atTheTill,
  outcome: async (cloud) => ({ answers: answers.get(cloud), wallet: await walletOf(cloud, ANN, GIVEN) }),
};

const CODES = "functions/points-code.ts";

async function codesForPoints(cloud: Cloud): Promise<void> {
  const given: Answered[] = [];
  for (const request of ["one", "one", "two"])
    given.push(await ask(cloud, CODES, asked("codes", { points: 400, request })));
  given.push(await ask(cloud, CODES, asked("codes", { points: 400, request: "three" })));
  answers.set(cloud, given);
}

/** Each request is one code, of points that are spent; the third finds too few. */
export const POINTS_INTO_CODES: Flow = {
  name: "points that become codes",
  about: [CODES],
  at: NOON,
  arrange: aThousandPoints,
  act: codesForPoints,
  async outcome(cloud) {
    const wallet = await walletOf(cloud, ANN, GIVEN);
    const { facts } = await stateOf(cloud);
    const spends = facts.filter(({ kind }) => kind === "points-spent");
    return { answers: answers.get(cloud), spends, wallet, codes: await ledgerOf(cloud, []) };
  },
};

const LATER = NOON + MINUTE;
const PAID = order("A", NOON, 100_000, { customer: ANN });
const NEWS = [
  fact("order-cancelled", { customer: ANN, order: "A", at: LATER, version: LATER }),
  granted(500, "second", key("a:browser")),
  ...link("a:browser", "u:ann", LATER),
];

/** An order pays with points and earns some, is cancelled, and its customer turns out to be two. */
async function pointsAreTold(cloud: Cloud): Promise<void> {
  await happens(cloud, [PAID]);
  for (const one of [hold("A", 300), asked("commit", { order: "A" }), hold("B", 100)])
    await ask(cloud, TILL, one);
  cloud.holdStream();
  await cloud.events.append(NEWS);
  cloud.releaseStream();
  await cloud.settled();
}

/** Points come back, lots are summed, and what a till holds stays held. */
export const POINTS_ARE_KEPT: Flow = {
  name: "wallets kept by the projector",
  about: ["functions/project.ts"],
  at: NOON,
  arrange: aThousandPoints,
  act: pointsAreTold,
  async outcome(cloud) {
    const { customers, facts } = await stateOf(cloud);
    return { customers, facts, wallet: await walletOf(cloud, ANN, GIVEN + 500) };
  },
};
