import type { Bundle } from "../../../domain/config/bundle.ts";
import type { ReadableExpressions } from "../../../ports/conditions.ts";
import type { Path, PathProblem } from "../problem.ts";
import { campaignWarnings } from "./campaigns.ts";
import { channelWarnings, messageWarnings } from "./channels.ts";
import { entryWarnings } from "./entry.ts";
import { type Judge, makeJudge } from "./judge.ts";
import { loyaltyWarnings } from "./loyalty.ts";
import { namesOf, unknownNames } from "./names.ts";
import { offerWarnings } from "./offers.ts";
import { preferenceWarnings } from "./preferences.ts";
import { segmentWarnings } from "./segments.ts";
import { stepWarnings } from "./steps.ts";
import { tillOfferWarnings, tillWarnings } from "./till.ts";
import { variantWarnings } from "./variants.ts";

/** A warning in one file of a config. */
export interface Warned {
  readonly file: string;
  readonly warning: PathProblem;
}

/**
 * What is allowed in a config and certainly not meant: names that are not there, segments and steps that nobody
 * reaches, waits and discounts that do not come out as written. Where it cannot be told, nothing is said.
 */
export function bundleWarnings(bundle: Bundle, expressions: ReadableExpressions): readonly Warned[] {
  const judge = makeJudge(bundle, expressions);
  const { segments, offers, chains, campaigns } = bundle;
  const strangers = strangersIn(bundle, judge);
  const named = (file: string, warnings: readonly PathProblem[]) =>
    warnings
      // A condition with a name that is not there rarely holds, and the name is what is wrong with it.
      .filter(({ path }) => !strangers.some((one) => one.file === file && isSame(one.warning.path, path)))
      .map((warning) => ({ file, warning }));
  return [
    ...strangers,
    ...(holdoutsOfMails(bundle) ? [] : neverKnown(bundle, judge)),
    ...named("store.yaml", preferenceWarnings(bundle)),
    ...named("store.yaml", channelWarnings(bundle)),
    ...named("store.yaml", tillWarnings(bundle)),
    ...named("loyalty.yaml", loyaltyWarnings(bundle)),
    ...named("segments.yaml", segmentWarnings(segments, judge)),
    ...named("offers.yaml", offerWarnings(offers, judge)),
    ...named("offers.yaml", tillOfferWarnings(bundle)),
    ...Object.entries(campaigns).flatMap(([id, campaign]) =>
      named(`campaigns/${id}.yaml`, campaignWarnings(campaign, bundle, judge)),
    ),
    ...Object.entries(chains).flatMap(([id, chain]) =>
      named(`chains/${id}.yaml`, [
        ...entryWarnings(chain, segments, judge),
        ...stepWarnings(chain, bundle, judge),
        ...variantWarnings(chain, bundle),
        ...messageWarnings(chain),
      ]),
    ),
  ];
}

const holdoutsOfMails = ({ chains, campaigns, loyalty }: Bundle): boolean =>
  [...Object.values(chains), ...Object.values(campaigns), ...(loyalty ? [loyalty] : [])].some(
    ({ holdout_percent: percent }) => percent > 0 && percent < 100,
  );

/** Uplift is learned from whom hold-outs draw. */
function neverKnown(bundle: Bundle, judge: Judge): readonly Warned[] {
  const message =
    "asks for uplift, which is never known where nobody is held out, so no comparison with it holds: give a chain holdout_percent";
  return conditionsOf(bundle).flatMap(({ file, path, when }) => {
    const asks = when !== undefined && judge.read(when).fields.some(({ name }) => name === "uplift");
    return asks ? [{ file, warning: { path, message } }] : [];
  });
}

function strangersIn(bundle: Bundle, judge: Judge): readonly Warned[] {
  const names = namesOf(bundle);
  return conditionsOf(bundle).flatMap(({ file, path, when }) =>
    when === undefined ? [] : unknownNames(path, when, names, judge).map((warning) => ({ file, warning })),
  );
}

interface Place {
  readonly file: string;
  readonly path: Path;
  readonly when: string | undefined;
}

/** Every condition of a config. */
function conditionsOf({ segments, offers, chains, campaigns }: Bundle): readonly Place[] {
  return [
    ...segments.list.map(({ when }, index) => ({
      file: "segments.yaml",
      path: ["list", index, "when"],
      when,
    })),
    ...Object.entries(offers.list).map(([id, { when }]) => ({
      file: "offers.yaml",
      path: ["list", id, "when"],
      when,
    })),
    ...Object.entries(campaigns).flatMap(([id, { audience, exit }]) => [
      { file: `campaigns/${id}.yaml`, path: ["audience", "when"], when: audience.when },
      { file: `campaigns/${id}.yaml`, path: ["exit"], when: exit },
    ]),
    ...Object.entries(chains).flatMap(([id, { enter, exit, steps }]) => {
      const file = `chains/${id}.yaml`;
      return [
        { file, path: ["enter", "when"], when: enter.when },
        { file, path: ["exit"], when: exit },
        ...steps.map((step, index) => ({
          file,
          path: ["steps", index, "when"],
          when: "when" in step ? step.when : undefined,
        })),
      ];
    }),
  ];
}

function isSame(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
