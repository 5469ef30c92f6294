import { checkFiles } from "../../cli/config/folder.ts";
import { packed } from "../../src/adapters/config/archive.ts";
import { remembering } from "../../src/adapters/config/tried-mails.ts";
import { makeConfigStore } from "../../src/adapters/dynamodb/config-store.ts";
import type { Template } from "../../src/domain/config/bundle.ts";
import { templatesFor } from "../../src/domain/config/packs.ts";
import { bigConfig, LARGE } from "./big-config.ts";
import { makeMeasuredTable } from "./measured-table.ts";

/**
 * A config of 100 chains with five mails each in three languages: what it takes to render it, and again with one mail
 * changed, in seconds of a processor; what a version stores, and what a step of a chain reads of it. `npm run bench:config`.
 */
const files = bigConfig(LARGE);
const ONE = "templates/mail-7-3/de.mjml";
const changed = { ...files, [ONE]: (files[ONE] ?? "").replace("Have a look", "Look at it") };

const mails = new Map<string, Template>();
const first = await rendered(files);
const again = await rendered(changed);
const table = makeMeasuredTable();
// Of another process each, which has read nothing before.
const store = () => makeConfigStore(table.documents, "config");
const about = { digest: "", by: "", publishedAt: 0 };
const written = await table.during(() => store().publish({ ...about, files, bundle: first.bundle }));
const writtenAgain = await table.during(() =>
  store().publish({ ...about, by: "b", files: changed, bundle: again.bundle }),
);
const whole = await table.during(() => store().version(1));
const step = await table.during(() =>
  store().part(1, (bundle) => {
    const chain = bundle.chains["chain-7"];
    return chain ? templatesFor(chain, bundle) : [];
  }),
);
console.log(
  JSON.stringify(
    {
      files: Object.keys(files).length,
      bytes: Buffer.byteLength(JSON.stringify(files)),
      zip: packed(files).length,
      cpuSeconds: { first: first.cpuSeconds, oneMailChanged: again.cpuSeconds },
      written: { first: written.written, oneMailChanged: writtenAgain.written },
      read: { whole: whole.read, stepOfAChain: step.read },
    },
    undefined,
    2,
  ),
);

async function rendered(all: Readonly<Record<string, string>>) {
  const began = process.cpuUsage();
  const loaded = await checkFiles(all, undefined, remembering(mails));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems.slice(0, 3)));
  const { user, system } = process.cpuUsage(began);
  return { bundle: loaded.bundle, cpuSeconds: Math.round((user + system) / 100_000) / 10 };
}
