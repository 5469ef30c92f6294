import { showsOrder } from "../../domain/chains/about-order.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { isReminder } from "./sample-goods.ts";
import { type SampleMail, templateSamples } from "./sample-mails.ts";

/** The mails that a template of a valid config is looked at with: as the chains that send it would fill it. */
export function samplesOfTemplate(
  { store, chains, loyalty }: Pick<Bundle, "store" | "chains" | "loyalty">,
  name: string,
  language: string,
): readonly [SampleMail, ...SampleMail[]] {
  const senders = Object.values(chains)
    .filter(({ steps }) => steps.some((step) => "send" in step && step.send === name))
    .map((chain) => ({ kind: chain.kind ?? "marketing", order: showsOrder(chain) }));
  const samples = templateSamples(store, {
    ...{ name, language, offers: [], senders },
    reminds: [isReminder({ chains }, name)],
    ...(loyalty && { loyalty }),
  });
  return samples.mails;
}
