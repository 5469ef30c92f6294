import middy from "@middy/core";
import { afterAll, describe, expect, it } from "vitest";
import { makeCanaryHandler } from "../../functions/canary/canary-handler.ts";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { makeStandardHandler } from "../../functions/collect/standard-handler.ts";
import { makeWooCommerceHandler } from "../../functions/collect/woocommerce-handler.ts";
import type { Measured } from "../../functions/middleware/embedded-metrics.ts";
import { meter } from "../../functions/middleware/meter.ts";
import { logTo, observed } from "../../functions/middleware/observed.ts";
import { problems } from "../../functions/middleware/problem.ts";
import { reachOf } from "../../local/alarms/alarm-rule.ts";
import {
  executionEnded,
  functionFailed,
  iteratorAge,
  messagesIn,
  serverError,
} from "../../local/alarms/aws-metrics.ts";
import { HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Source } from "../../src/domain/facts/sources.ts";
import { deployed, quietWorld, type World } from "../support/firing.ts";
import { ingestDeps } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";
import { signedRequest } from "../support/signed.ts";

afterAll(() => logTo(() => {}));

const deployment = deployed();
const { find } = deployment;
type Trouble = (world: World) => Promise<unknown> | unknown;

/** Something that a function counts, in its own log. */
const counts =
  (functionId: string, measured: Measured): Trouble =>
  (world) =>
    world.logging(functionId, () => meter(measured));

/** A handler of an API that throws: its caller gets a 500, and Lambda counts no error. */
const throwing =
  (functionId: string, name: string): Trouble =>
  (world) =>
    world.logging(functionId, async () => {
      const handler = middy()
        .use(observed(name))
        .use(problems())
        .handler(() => {
          throw new Error("the table is gone");
        });
      expect(await handler({}, {} as never)).toMatchObject({ statusCode: 500 });
    });

const MAKE = {
  segment: makeSegmentHandler,
  shopify: makeShopifyHandler,
  woocommerce: makeWooCommerceHandler,
  standard: makeStandardHandler,
} satisfies Record<Source, unknown>;

/** A source's messages under a secret that this deployment does not have. */
const refusing =
  (source: Source, times: number): Trouble =>
  (world) =>
    world.logging(`Ingestioningest${source}`, async () => {
      const handler = MAKE[source](
        ingestDeps({ keys: { segment: ["another"], server: ["yet-another"], [source]: ["d2hvZXZlcg=="] } }),
      );
      for (let sent = 0; sent < times; sent++) {
        const { status } = await invoke(
          handler as never,
          signedRequest(source, `{"id":${sent}}`, "orders/create"),
        );
        expect(status).toBe(401);
      }
    });

const machineFails =
  (id: string): Trouble =>
  (world) =>
    world.measured(executionEnded(find("AWS::StepFunctions::StateMachine", id).physical.ref, "Failed"));
const givenUp =
  (id: string): Trouble =>
  (world) =>
    world.measured(messagesIn(find("AWS::SQS::Queue", id).physical.attributes.QueueName ?? "", 1));
const nameOf = (id: string) => find("AWS::Lambda::Function", id).physical.ref;
const fails =
  (id: string): Trouble =>
  (world) =>
    world.measured(functionFailed(nameOf(id)));
const throttled =
  (id: string): Trouble =>
  (world) => {
    for (const wait of [5 * MINUTE, 0]) {
      world.measured({
        ...{ namespace: "AWS/Lambda", metric: "Throttles", value: 1 },
        dimensions: { FunctionName: nameOf(id) },
      });
      world.pass(wait);
    }
  };
const failsToAnswer =
  (id: string): Trouble =>
  (world) => {
    for (let times = 0; times < 5; times++)
      world.measured(serverError(find("AWS::ApiGatewayV2::Api", id).physical.attributes.ApiId ?? ""));
  };
const reputation =
  (metric: string, value: number): Trouble =>
  (world) =>
    world.measured({
      ...{ namespace: "AWS/SES", metric, value },
      dimensions: { "ses:configuration-set": find("AWS::SES::ConfigurationSet", "Mail").physical.ref },
    });

/** What makes each alarm ring, by the way that it would in AWS. An alarm without a row fails the test. */
const TROUBLES: Readonly<Record<string, Trouble>> = {
  AdminServerErrors: failsToAnswer("Admin"),
  ApiServerErrors: failsToAnswer("Api"),
  CampaignsMachineFailed: machineFails("Campaigns"),
  CampaignsStopped: counts("Campaignscampaignstep", { campaignStopped: 1 }),
  CanaryLost: (world) => world.pass(46 * MINUTE),
  ChainsMachineFailed: machineFails("Chains"),
  ChainschainstepThrottled: throttled("Chainschainstep"),
  ChannelsFailuresNotEmpty: givenUp("Channels"),
  ChannelsGivenUp: counts("Channelswebhookdeliver", { webhookFailed: 1 }),
  ChannelsMachineFailed: machineFails("Channels"),
  ConfirmMachineFailed: machineFails("Confirm"),
  ConfirmconfirmFailures: throwing("Confirmconfirm", "confirm"),
  ConfirmconfirmsendThrottled: throttled("Confirmconfirmsend"),
  ForesightMachineFailed: machineFails("Foresight"),
  FormsformsFailures: throwing("Formsforms", "forms"),
  IngestioningestsegmentFailures: throwing("Ingestioningestsegment", "ingest-segment"),
  IngestioningestsegmentRefusals: refusing("segment", 30),
  IngestioningestshopifyFailures: throwing("Ingestioningestshopify", "ingest-shopify"),
  IngestioningestshopifyRefusals: refusing("shopify", 3),
  IngestioningeststandardFailures: throwing("Ingestioningeststandard", "ingest-standard"),
  IngestioningeststandardRefusals: refusing("standard", 3),
  IngestioningestwoocommerceFailures: throwing("Ingestioningestwoocommerce", "ingest-woocommerce"),
  IngestioningestwoocommerceRefusals: refusing("woocommerce", 2),
  LoyaltyWalletsDiffer: counts("Nightlynightlypublish", { walletsDiffer: 2 }),
  MailFailuresNotEmpty: givenUp("Mail"),
  MailHealthBounces: reputation("Reputation.BounceRate", 0.03),
  MailHealthComplaints: reputation("Reputation.ComplaintRate", 0.001),
  MailHealthHeldUp: counts("Chainschainstep", { heldUp: 1 }),
  MailHealthStopped: counts("Chainschainstep", { stopped: 1 }),
  MailHealthUnknown: counts("Chainschainstep", { sent: 47, unknown: 1 }),
  MailclickFailures: throwing("Mailclick", "click"),
  MailpreferencesFailures: throwing("Mailpreferences", "preferences"),
  MailunsubscribeFailures: throwing("Mailunsubscribe", "unsubscribe"),
  NightlyHeld: counts("Nightlynightlypublish", { held: 120 }),
  NightlyMachineFailed: machineFails("Nightly"),
  NightlyMissed: (world) => world.pass(27 * HOUR),
  NightlyPutAside: counts("Nightlynightlypublish", { putAside: 1 }),
  NightlyQuiet: counts("Nightlynightlypublish", { sourcesQuiet: 1 }),
  NightlynightlydigestErrors: fails("Nightlynightlydigest"),
  NightlynightlyfilesErrors: fails("Nightlynightlyfiles"),
  OffersEnded: counts("Chainschainstep", { offersEnded: 1 }),
  OffersFailing: throwing("Tilltillcodes", "till-codes"),
  OffersLow: counts("Chainschainstep", { offersLow: 1 }),
  PrivacyFailuresNotEmpty: givenUp("Privacy"),
  PrivacyLate: counts("Privacyerase", { erasuresLate: 1 }),
  ProjectionFailuresNotEmpty: givenUp("Projection"),
  ProjectionLag: (world) => {
    for (const wait of [5 * MINUTE, 0]) {
      world.measured(iteratorAge(nameOf("Projectionproject"), 16 * MINUTE));
      world.pass(wait);
    }
  },
  ProjectionprojectThrottled: throttled("Projectionproject"),
  PromptpromptErrors: fails("Promptprompt"),
  PublishingMachineFailed: machineFails("Publishing"),
  ResultsFailuresNotEmpty: givenUp("Results"),
  ShopTagsFailuresNotEmpty: givenUp("ShopTags"),
  ShopsGivenUp: counts("Shopstillbatches", { tillFailed: 1 }),
  ShopsMachineFailed: machineFails("Shops"),
  TillGuesses: counts("Tilltillcodes", { codesUnknown: 300 }),
};

/** Those whose trouble is that time goes by while nothing happens. */
const OF_SILENCE = ["CanaryLost", "NightlyMissed"];

describe("every alarm", () => {
  const { alarms } = deployment;

  it("has a trouble here that sets it off", () => {
    expect(Object.keys(TROUBLES).sort()).toEqual([...alarms.keys()].sort());
  });

  it.each([
    ...alarms,
  ])("%s rings by what the functions log and AWS measures, and is over afterwards", async (name) => {
    const world = quietWorld(deployment);
    expect(world.ringing()).toEqual([]);
    await TROUBLES[name]?.(world);
    expect(world.ringing()).toContain(name);
    if (OF_SILENCE.includes(name)) return;
    // No other is woken by it.
    expect(world.ringing().filter((one) => !OF_SILENCE.includes(one))).toEqual([name]);
    const rule = alarms.get(name)?.rule;
    world.pass(rule ? reachOf(rule) : 0);
    expect(world.ringing()).not.toContain(name);
  });

  it("looks no farther back than CloudWatch does: a day, or a week in periods of an hour and more", () => {
    for (const [name, { rule }] of alarms)
      expect(reachOf(rule) / HOUR, name).toBeLessThanOrEqual(rule.Period >= 3_600 ? 168 : 24);
  });
});

describe("the alarm of the canary", () => {
  const fly = (world: World, cameThrough: boolean) =>
    world.logging("Canarycanary", () => makeCanaryHandler(async () => ({ cameThrough }))({}, {} as never));

  it("is silent while orders come through", async () => {
    const world = quietWorld(deployment);
    for (let quarter = 0; quarter < 12; quarter++) {
      await fly(world, true);
      world.pass(15 * MINUTE);
    }
    expect(world.ringing()).toEqual([]);
  });

  it("rings when the function works and no order comes through", async () => {
    const world = quietWorld(deployment);
    for (let quarter = 0; quarter < 4; quarter++) {
      await fly(world, false);
      world.pass(15 * MINUTE);
    }
    expect(world.ringing()).toEqual(["CanaryLost"]);
    await fly(world, true);
    expect(world.ringing()).toEqual([]);
  });

  it("says in the log why an order was not taken", async () => {
    const handler = makeCanaryHandler(async () => ({
      cameThrough: false,
      refused: "the public API answered 500",
    }));
    await expect(handler({}, {} as never)).rejects.toThrow("was not taken: the public API answered 500");
  });
});

describe("whoever tries doors at random", () => {
  it("sets off no alarm of a source", async () => {
    const world = quietWorld(deployment);
    await world.logging("Ingestioningestshopify", async () => {
      for (let times = 0; times < 50; times++) {
        const body = {
          path: "/webhooks/shopify",
          body: "{}",
          headers: { "content-type": "application/json" },
        };
        expect((await invoke(makeShopifyHandler(ingestDeps()) as never, body)).status).toBe(401);
      }
    });
    expect(world.ringing()).toEqual([]);
  });
});
