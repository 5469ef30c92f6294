import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Command } from "commander";
import type { ConfigFiles } from "../../src/adapters/config/load-bundle.ts";
import { kindOf } from "../../src/adapters/config/paths.ts";
import { readFolder } from "../../src/adapters/config/read-folder.ts";
import { changesBetween, type FileChange } from "../../src/app/config/file-changes.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";
import { type OpenConfig, onConfig, type WhichConfig } from "./open-config.ts";
import { versionArgument } from "./version-argument.ts";

interface PullOptions extends WhichConfig {
  readonly of?: number;
  readonly force?: boolean;
  readonly json?: boolean;
}

export function pullCommand(open: OpenConfig): Command {
  return onConfig(new Command("pull"))
    .description("write the files of the version in force, or of an earlier one, into a folder")
    .argument("[folder]", "folder of the config", ".")
    .option("--of <version>", "number from comeback config history", versionArgument)
    .option("--force", "change and remove files of the folder that differ from the version")
    .option("--json", "print JSON")
    .action(async (folder: string, { of, force, json, ...which }: PullOptions) => {
      const config = await open(which);
      const found = of === undefined ? await config.current() : await config.version(of);
      if (!found)
        throw misuse(
          of === undefined
            ? "nothing is published yet"
            : `there is no version ${of}: comeback config history shows them`,
        );
      const changes = await pulled(folder, found.files, force === true);
      const { version } = found;
      if (json) return console.log(JSON.stringify({ version, changes }));
      const count = changes.length === 0 ? "nothing to do" : `${changes.length} written or removed`;
      console.log(
        `${folder} has the ${Object.keys(found.files).length} files of version ${version}: ${count}`,
      );
    });
}

type Pulled = Omit<FileChange, "lines">;

/** Makes the folder's config that of the files. What would be lost is only lost with `force`. */
async function pulled(folder: string, files: ConfigFiles, force: boolean): Promise<readonly Pulled[]> {
  for (const path of Object.keys(files))
    if (kindOf(path).kind === "unknown") throw misuse(`${path} is no path of a config: nothing was written`);
  const isThere = await stat(folder).catch(() => undefined);
  const changes = changesBetween(isThere ? await readFolder(folder) : {}, files);
  const lost = changes.filter(({ change }) => change !== "added");
  if (lost.length > 0 && !force) {
    for (const { file, change } of lost) console.log(`${join(folder, file)} would be ${change}`);
    throw new Refusal(`${lost.length} files of ${folder} differ: --force writes over them`, 1);
  }
  for (const { file, change } of changes) {
    const path = join(folder, file);
    if (change === "removed") await rm(path);
    else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, files[file] ?? "");
    }
  }
  return changes.map(({ file, change }) => ({ file, change }));
}
