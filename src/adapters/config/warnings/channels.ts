import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Chain } from "../../../domain/config/chain.ts";
import type { PathProblem } from "../problem.ts";

/** Webhooks that wait for messages which no chain emits, and channels that nothing uses. */
export function channelWarnings({ store, chains, forms }: Bundle): readonly PathProblem[] {
  const steps = Object.values(chains).flatMap((chain) => chain.steps);
  const emitted = steps.flatMap((step) => ("emit" in step ? [step.emit] : []));
  const used = [
    ...steps.flatMap((step) => ("emit" in step ? [step.channel] : [])),
    ...Object.values(forms).flatMap(({ consent }) => consent.flatMap(({ channel }) => channel ?? [])),
  ];
  return [
    ...Object.keys(store.channels ?? {})
      .filter((channel) => !used.includes(channel))
      .map((channel) => ({
        path: ["channels", channel],
        key: true,
        message: `no step emits by ${channel}: write one, or remove it`,
      })),
    ...Object.entries(store.webhooks ?? {}).flatMap(([name, { emits }]) =>
      emits.flatMap((emit, index) =>
        emitted.includes(emit)
          ? []
          : [
              {
                path: ["webhooks", name, "emits", index],
                message: `no step emits ${emit}: correct the name, or remove it`,
              },
            ],
      ),
    ),
  ];
}

/** Channels whose name says that they need a number. */
const BY_PHONE = /^(sms|mms|whatsapp|viber|calls?|phone)([_-].*)?$/;

/** Messages that say not whom to call. */
export function messageWarnings({ steps }: Pick<Chain, "steps">): readonly PathProblem[] {
  return steps.flatMap((step, index) => {
    if (!("emit" in step) || !BY_PHONE.test(step.channel)) return [];
    if (step.fields.some((field) => field === "customer" || field === "customer.phone")) return [];
    return [
      {
        path: ["steps", index, "fields"],
        key: true,
        message: `no field says which number: add customer.phone, without which ${step.channel} reaches nobody`,
      },
    ];
  });
}
