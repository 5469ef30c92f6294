import { Command } from "commander";
import pc from "picocolors";
import type { ConfigFiles } from "../../src/adapters/config/load-bundle.ts";
import type { Problem } from "../../src/adapters/config/problem.ts";
import { changesBetween, type FileChange } from "../../src/app/config/file-changes.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { ConfigAccess, PlanRequest, Published, PushRequest } from "../config/access.ts";
import { foldChanges } from "../config/fold-changes.ts";
import { bundleOrRefusal, checkFiles, filesOf, openAndLint, printWarnings } from "../config/folder.ts";
import { type OpenConfig, onConfig, openConfig, type WhichConfig } from "../config/open-config.ts";
import { ownFolder } from "../config/own-folder.ts";
import { planCommand, planned } from "../config/plan/command.ts";
import { planLines } from "../config/plan/page.ts";
import { pullCommand } from "../config/pull.ts";
import { segmentChanges } from "../config/segment-changes.ts";
import { versionArgument } from "../config/version-argument.ts";
import { type Progress, startProgress } from "../terminal/progress.ts";
import { misuse } from "../terminal/refusal.ts";
import { grid, moment } from "../terminal/terminal.ts";
import { userName } from "../terminal/user-name.ts";

interface Options extends WhichConfig {
  readonly json?: boolean;
}

const HELP = `
A config is a folder: store.yaml, segments.yaml, offers.yaml, chains/*.yaml, templates/NAME/LANGUAGE.mjml
(docs/config.md; examples/store is a complete one). It is checked as a whole, and published as a whole or not at all.

Exit codes: 0 all right (diff: the same; plan: told); 1 the config is wrong (diff: it differs); 2 wrong usage, or nothing answers.

Examples:
  comeback config validate examples/store
  comeback config validate examples/store --strict
  comeback config diff examples/store
  comeback config plan examples/store
  comeback config push examples/store --note "summer offers"
  comeback config pull my-shop
  comeback config rollback 3 --note "the discount was too high"`;

export function configCommand(open: OpenConfig = openConfig): Command {
  const config = new Command("config")
    .description("check, publish and take back what marketers decide")
    .addHelpText("after", HELP);
  for (const make of [
    validateCommand,
    diffCommand,
    planCommand,
    pushCommand,
    pullCommand,
    historyCommand,
    rollbackCommand,
  ]) {
    config.addCommand(make(open));
  }
  return config;
}

const withJson = (command: Command) => command.option("--json", "print JSON");

function validateCommand(): Command {
  return withJson(new Command("validate"))
    .description("say everything that is wrong with a config, without a deployment")
    .argument("[folder]", "folder of the config", ownFolder())
    .option(
      "--strict",
      "refuse also what is allowed but cannot be meant, of which there is only a warning else",
    )
    .action(async (folder: string, options: { readonly json?: boolean; readonly strict?: boolean }) => {
      const { bundle, warnings } = bundleOrRefusal(folder, await openAndLint(folder), "", options);
      if (options.json) return console.log(JSON.stringify({ ok: true, problems: [], warnings }));
      printWarnings(folder, warnings);
      const but = warnings.length > 0 ? `, with ${warningsIn(warnings)}` : "";
      console.log(`${folder} is all right${but}: ${sizeOf(bundle)}`);
    });
}

function diffCommand(open: OpenConfig): Command {
  return withJson(onConfig(new Command("diff")))
    .description("what publishing this folder would change")
    .argument("[folder]", "folder of the config", ownFolder())
    .action(async (folder: string, { json, ...which }: Options) => {
      const files = await filesOf(folder);
      const config = await open(which);
      const current = await config.current();
      const changes = changesBetween(current?.files ?? {}, files);
      const { segments, profiles } = await effectsOf(config, current?.files, changes, await bundleIn(files));
      if (json)
        console.log(JSON.stringify({ version: current?.version ?? null, changes, segments, profiles }));
      else console.log([changesInWords(changes, current?.version), ...segments, ...profiles].join("\n\n"));
      if (changes.length > 0) process.exitCode = 1;
    });
}

function pushCommand(open: OpenConfig): Command {
  return withJson(onConfig(new Command("push")))
    .description("check a config and put it in force as a new version")
    .argument("[folder]", "folder of the config", ownFolder())
    .option("--note <text>", "what changed and why, for the history")
    .option("--by <name>", "who publishes (default: the user of this machine)")
    .option("--no-plan", "do not say first what it would do to customers, which reads the base twice")
    .option("--force", "publish although the files are those in force already")
    .option(
      "--base <version>",
      "the version that this folder was made from: nothing is published if another one is in force",
      versionArgument,
    )
    .action(async (folder: string, { json, note, by, force, base, plan, ...which }: PushOptions) => {
      const opened = await openAndLint(folder);
      const { bundle, warnings } = bundleOrRefusal(
        folder,
        opened,
        "; nothing was published",
        defined({ json }),
      );
      if (!json) printWarnings(folder, warnings);
      const config = await open(which);
      const before = await config.current();
      const changes = changesBetween(before?.files ?? {}, opened.files);
      const effects = await effectsOf(config, before?.files, changes, bundle);
      // Said before it is published: what it costs cannot be taken back.
      if (!json) for (const line of effects.profiles) console.log(line);
      if (!json && plan && before && changes.length > 0)
        for (const line of await planInWords(config, { files: opened.files, bundle })) console.log(line);
      const published = await pushed(config, {
        files: opened.files,
        bundle,
        by: by ?? userName(),
        // What was compared with is what is replaced.
        base: base ?? before?.version ?? 0,
        ...defined({ note, force }),
      });
      report(published, json, { warnings, ...effects });
    });
}

/** With a progress bar, where the deployment renders the mails and there are many. */
async function pushed(config: ConfigAccess, request: PushRequest): Promise<Published> {
  let progress: Progress | undefined;
  try {
    return await config.push(request, ({ done, of }) => {
      progress ??= startProgress("Rendering", of, "mails");
      progress.update(done);
    });
  } finally {
    progress?.stop();
  }
}

interface PushOptions extends Options {
  readonly note?: string;
  readonly by?: string;
  readonly force?: boolean;
  readonly base?: number;
  readonly plan: boolean;
}

/** What is about to happen. It is no condition of publishing: whoever may not read the base may publish all the same. */
async function planInWords(config: ConfigAccess, request: PlanRequest): Promise<readonly string[]> {
  try {
    return planLines(await planned(config, request));
  } catch (error) {
    return [`What it does to customers could not be told: ${(error as Error).message}`];
  }
}

function historyCommand(open: OpenConfig): Command {
  return withJson(onConfig(new Command("history")))
    .description("every version, the one in force first")
    .action(async ({ json, ...which }: Options) => {
      const history = await (await open(which)).history();
      if (json) return console.log(JSON.stringify(history));
      if (history.length === 0) return console.log("Nothing is published yet: comeback config push FOLDER");
      const rows = history.map(({ version, publishedAt, by, note, digest }, index) => [
        index === 0 ? `${version} (in force)` : String(version),
        moment(publishedAt),
        by,
        note ?? "",
        digest.slice(0, 12),
      ]);
      console.log(grid(["version", "published (UTC)", "by", "note", "files"], rows));
    });
}

function rollbackCommand(open: OpenConfig): Command {
  return withJson(onConfig(new Command("rollback")))
    .description("put the content of an earlier version in force again, as a new version")
    .argument("<version>", "number from comeback config history", versionArgument)
    .option("--note <text>", "why, for the history")
    .option("--by <name>", "who rolls back (default: the user of this machine)")
    .action(async (version: number, { json, by, note, ...which }: RollbackOptions) => {
      const config = await open(which);
      const before = await config.current();
      const published = await config.rollback({
        version,
        by: by ?? userName(),
        ...defined({ base: before?.version, note }),
      });
      if (!published) throw misuse(`there is no version ${version}: comeback config history shows them`);
      report(published, json);
      if (json || !before || published.result !== "published") return;
      const taken = await bundleIn(before.files);
      console.log(stopsInWords(before.version, Object.keys(taken?.chains ?? {})));
    });
}

interface RollbackOptions extends Options {
  readonly note?: string;
  readonly by?: string;
}

function report(
  { bundle, ...published }: Published,
  json: boolean | undefined,
  { warnings, segments, profiles }: { readonly warnings?: readonly Problem[] } & Partial<Effects> = {},
): void {
  const { result, version, digest, by, note } = published;
  if (json) console.log(JSON.stringify({ result, version, digest, by, note, warnings, segments, profiles }));
  else if (result === "unchanged")
    console.log(`Version ${version} is in force and has the same files: nothing to do.`);
  else
    console.log(
      [`Version ${version} is in force: ${bundle ? sizeOf(bundle) : note}`, ...(segments ?? [])].join("\n"),
    );
}

async function bundleIn(files: ConfigFiles): Promise<Bundle | undefined> {
  const loaded = await checkFiles(files);
  return loaded.ok ? loaded.bundle : undefined;
}

/** What publishing has for consequences, a line each. */
interface Effects {
  readonly segments: readonly string[];
  /** That the next night folds profiles again, whose, and what it costs. */
  readonly profiles: readonly string[];
}

async function effectsOf(
  config: ConfigAccess,
  files: ConfigFiles | undefined,
  changes: readonly FileChange[],
  after: Bundle | undefined,
): Promise<Effects> {
  if (changes.length === 0 || !after) return { segments: [], profiles: [] };
  const [segments, before, customers] = await Promise.all([
    segmentsIn(config, files, after),
    files && bundleIn(files),
    // Who may publish need not be one who may count.
    config.customers().catch(() => undefined),
  ]);
  // Nothing can be said against a version that does not load any more.
  const isComparable = before !== undefined || files === undefined;
  const profiles = isComparable ? foldChanges(before, after, { now: config.now, customers }) : [];
  return { segments, profiles };
}

/** What a version does to segments; nothing to say of one that is wrong. */
async function segmentsIn(
  config: ConfigAccess,
  files: ConfigFiles | undefined,
  after: Bundle | undefined,
): Promise<readonly string[]> {
  const before = files && (await bundleIn(files));
  if (!before || !after) return [];
  const takes = Object.values(after.chains).some(({ enrol }) => enrol === "existing");
  return segmentChanges(before, after, takes ? await config.segmentSizes() : undefined);
}

/** Who entered by the version that was taken back is under way all the same. */
function stopsInWords(version: number, chains: readonly string[]): string {
  return `Customers who entered a chain by version ${version} stay in it. To end it for them:
  comeback chain stop CHAIN --entered-by ${version} --reason "rolled back"
Its chains: ${chains.join(", ")}`;
}

function warningsIn({ length }: readonly Problem[]): string {
  return `${length} ${length === 1 ? "warning" : "warnings"}`;
}

function sizeOf({ segments, offers, chains, campaigns, templates, forms, store }: Bundle): string {
  const counts = [
    [segments.list.length + 1, "segment"],
    [Object.keys(offers.list).length, "offer"],
    [Object.keys(chains).length, "chain"],
    [Object.keys(campaigns).length, "campaign"],
    [Object.keys(templates).length, "template"],
    [Object.keys(forms).length, "form"],
  ] as const;
  const words = counts.flatMap(([count, name]) =>
    count === 0 ? [] : [`${count} ${name}${count === 1 ? "" : "s"}`],
  );
  return `${words.join(", ")} in ${store.languages.join(", ")}`;
}

const COLOURS: Readonly<Record<string, (text: string) => string>> = {
  "+": pc.green,
  "-": pc.red,
  "@": pc.cyan,
};

function changesInWords(changes: readonly FileChange[], version: number | undefined): string {
  const against = version ? `version ${version}, which is in force` : "nothing: no version is published yet";
  if (changes.length === 0) return `No difference to ${against}.`;
  const files = changes.map(({ file, change, lines }) =>
    [pc.bold(`${file} (${change})`), ...lines.map((line) => (COLOURS[line[0] ?? ""] ?? String)(line))].join(
      "\n",
    ),
  );
  return [`Against ${against}:`, ...files].join("\n\n");
}
