import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Template } from "../../domain/config/bundle.ts";
import type { TriedMails, TryMail } from "../../ports/config.ts";
import type { ConfigFiles } from "../../ports/config-files.ts";

const squeeze = promisify(gzip);
const unsqueeze = promisify(gunzip);

const NAME = "mails/tried";
/** Of the templates that are kept, and of the file that they are kept in. */
const MOST_BYTES = 60_000_000;

interface KeptMails {
  readonly edition: string;
  /** By digest of what each depends on, those that were used last at the end. */
  readonly mails: Readonly<Record<string, Template>>;
}

/**
 * Mails that were tried and are right, by a digest of all that they depend on: one file, so that keeping thousands is one
 * write. `edition`: what stands for the code that compiles and tries; mails of another edition are tried anew. Two who keep
 * at once cost work and no truth: what the later one did not know is tried again.
 */
export function makeTriedMails(
  files: Pick<ConfigFiles, "get" | "put">,
  edition: () => Promise<string>,
): TriedMails {
  return {
    async open() {
      const mails = new Map(Object.entries(await read()));
      let fresh = 0;
      let isKept = 0;
      const tryMail = remembering(mails, () => {
        fresh += 1;
      });
      return {
        tryMail,
        fresh: () => fresh,
        async keep() {
          if (fresh === isKept) return;
          isKept = fresh;
          const kept: KeptMails = { edition: await edition(), mails: Object.fromEntries(latest(mails)) };
          await files.put(NAME, await squeeze(JSON.stringify(kept)));
        },
      };
    },
  };

  async function read(): Promise<KeptMails["mails"]> {
    const bytes = await files.get(NAME, MOST_BYTES);
    if (bytes === undefined || bytes === "too-large") return {};
    const kept: KeptMails = JSON.parse(String(await unsqueeze(bytes)));
    return kept.edition === (await edition()) ? kept.mails : {};
  }
}

/** Tries each mail that is not in `mails`, and puts it there if it is right. `onFresh`: before a mail is tried. */
export function remembering(mails: Map<string, Template>, onFresh: () => void = () => {}): TryMail {
  return async (inputs, attempt) => {
    const digest = createHash("sha256").update(inputs()).digest("base64url");
    const known = mails.get(digest);
    if (!known) onFresh();
    const tried = known ? { template: known, problems: [] } : await attempt();
    if (!tried.template) return tried;
    mails.delete(digest);
    mails.set(digest, tried.template);
    return tried;
  };
}

/** As many as there is room for. */
function latest(mails: ReadonlyMap<string, Template>): readonly (readonly [string, Template])[] {
  let room = MOST_BYTES;
  const some = [...mails].reverse().filter(([, { html, subject }]) => {
    room -= html.length + subject.length;
    return room >= 0;
  });
  return some.reverse();
}
