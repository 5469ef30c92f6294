import type { Bundle } from "../../domain/config/bundle.ts";
import { rulesOf } from "../../domain/night/rules.ts";
import type { BundleSummary, ConfigStore } from "../../ports/config.ts";
import { templateSamples } from "../mail/sample-mails.ts";
import { makeShiftSegments, type SegmentShift, type ShiftDeps } from "../report/segment-shift.ts";
import { type Effect, effectsBetween, type Refolding, refoldingBetween } from "./effects.ts";
import { changesBetween, type FileChange } from "./file-changes.ts";
import { type FileProblem, type LoadConfig, publishedSince } from "./publish-config.ts";

type Files = Readonly<Record<string, string>>;

/** What mail programs make of the mails of a valid config. */
export type LintMails = (files: Files, bundle: Bundle) => Promise<readonly FileProblem[]>;

export interface CheckDeps extends ShiftDeps {
  readonly config: Pick<ConfigStore, "current" | "history" | "version">;
  readonly loadConfig: LoadConfig;
  readonly lintMails: LintMails;
}

export interface ConfigCheck {
  /** Whether it may be published. */
  readonly ok: boolean;
  readonly problems: readonly FileProblem[];
  /** What is allowed and cannot be meant, and what mail programs make of the mails. */
  readonly warnings: readonly FileProblem[];
  /** In force; null before the first publication. */
  readonly version: number | null;
  /** Published after the version that the files were made from, newest first. */
  readonly since: readonly BundleSummary[];
  /** Against the version in force, file by file. */
  readonly changes: readonly FileChange[];
  /** What follows from them; nothing of a config with problems. */
  readonly effects: readonly Effect[];
  /** Whose profiles the next night folds again. */
  readonly refolding?: Refolding;
  /** As of the last night; absent before it. */
  readonly customers?: number;
  /** Who would be in which segment; absent where the rules stay, or no night has drawn a sample. */
  readonly shift?: SegmentShift;
}

/** Everything that can be said of files before they are published: what is wrong, and what they change for people. */
export function makeCheckConfig(deps: CheckDeps) {
  const shiftOf = makeShiftSegments(deps);
  return async ({ files, base }: { readonly files: Files; readonly base?: number }): Promise<ConfigCheck> => {
    const [loaded, current, since] = await Promise.all([
      deps.loadConfig(files, templateSamples),
      deps.config.current(),
      base === undefined ? [] : publishedSince(deps.config, base),
    ]);
    const changes = changesBetween(current?.files ?? {}, files);
    const common = { version: current?.version ?? null, since, changes };
    if (!loaded.ok) return { ...common, ok: false, problems: loaded.problems, warnings: [], effects: [] };
    const { bundle, warnings } = loaded;
    const [linted, model] = await Promise.all([deps.lintMails(files, bundle), deps.nights.model()]);
    const unknown = model?.uplift ? [] : asksUplift(files);
    const findings = { ...common, ok: true, problems: [], warnings: [...warnings, ...linted, ...unknown] };
    if (changes.length === 0) return { ...findings, effects: [] };
    return { ...findings, ...(await consequences(deps, shiftOf, current?.bundle, bundle)) };
  };
}

/** Conditions on what nothing is known of: only a deployment can say whether its nights claim any. */
function asksUplift(files: Files): readonly FileProblem[] {
  const message =
    "asks for uplift, which no check of your draws claims to know yet: until one does, no comparison with it holds";
  return Object.entries(files)
    .filter(([file]) => file.endsWith(".yaml"))
    .flatMap(([file, text]) =>
      text
        .split("\n")
        .flatMap((line, index) =>
          /^[^#]*\b(?:when|exit)\b[^#]*\buplift\b/.test(line) ? [{ file, line: index + 1, message }] : [],
        ),
    );
}

async function consequences(
  { nights, clock }: CheckDeps,
  shiftOf: ReturnType<typeof makeShiftSegments>,
  before: Bundle | undefined,
  after: Bundle,
): Promise<Pick<ConfigCheck, "effects" | "refolding" | "customers" | "shift">> {
  const isOther = before !== undefined && rulesOf(before) !== rulesOf(after);
  const [metrics, shift] = await Promise.all([
    nights.metrics(),
    isOther ? shiftOf(before, after) : undefined,
  ]);
  const sizes = metrics && sizesOf(metrics.segments);
  const refolding = refoldingBetween(before, after, clock.now());
  return {
    effects: effectsBetween(before, after, sizes),
    ...(refolding && { refolding }),
    ...(metrics && { customers: metrics.customers }),
    ...(shift && { shift }),
  };
}

/** Customers by segment, of a night's metrics. */
const sizesOf = (segments: Readonly<Record<string, { readonly customers: number }>>) =>
  Object.fromEntries(Object.entries(segments).map(([id, { customers }]) => [id, customers]));
