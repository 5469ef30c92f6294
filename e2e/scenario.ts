import {
  deliveriesAreReported,
  everybodyIsKnown,
  nextMailPassesBy,
  nightEnters,
  noConsentNoMail,
  offersFitTheTiers,
  oneClickUnsubscribes,
  repeatsChangeNothing,
  sendEverything,
} from "./acts.ts";
import type { Deployment } from "./deployment.ts";
import { type Scene, setScene } from "./scene.ts";

/** Tells what is being done, and does it. */
export type Step = <T>(what: string, work: () => Promise<T>) => Promise<T>;

const ACTS: readonly (readonly [string, (scene: Scene) => Promise<void>])[] = [
  ["a config is published", ({ operator, play }) => operator.publish(play)],
  ["events come in: Segment's client, Shopify, WooCommerce, Standard Webhooks", sendEverything],
  ["they become profiles", everybodyIsKnown],
  ["the night finds them asleep, and enters them in a chain", nightEnters],
  ["mails go to three tiers, each with its offers", offersFitTheTiers],
  ["who never agreed gets none", noConsentNoMail],
  ["the mail service reports what was delivered", deliveriesAreReported],
  ["one click unsubscribes", oneClickUnsubscribes],
  ["the next mail goes to the others only", nextMailPassesBy],
  ["everything sent again, and the night run again, change nothing", repeatsChangeNothing],
];

/**
 * The whole of Comeback, once, on a deployment: config in, events in by four protocols, the night, chains, mails with
 * the offer of each tier, one click on unsubscribe. Written against what every deployment has, so that the local stack,
 * an emulator and an account are held to the same. Throws at the first thing that is not as it should be.
 */
export async function playScenario(deployment: Deployment, step: Step): Promise<void> {
  const scene = await setScene(deployment);
  for (const [what, act] of ACTS) {
    if (act === deliveriesAreReported && !deployment.reportsDelivery) continue;
    await step(what, () => act(scene));
  }
}
