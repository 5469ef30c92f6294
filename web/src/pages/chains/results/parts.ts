import type { Files } from "../../../api/config.ts";

const SENT = /^[^#\n]*\bsend:\s*["']?([\w-]+)/gm;

/** What of a config belongs to a chain: its file, the mails that it sends in any of these versions, and the offers. */
export function partsOf(chain: string, ...versions: readonly Files[]): readonly Files[] {
  const file = `chains/${chain}.yaml`;
  const mails = new Set(
    versions.flatMap((files) =>
      [...(files[file] ?? "").matchAll(SENT)].map(([, name]) => `templates/${name}/`),
    ),
  );
  const isPart = (path: string) =>
    path === file || path === "offers.yaml" || [...mails].some((folder) => path.startsWith(folder));
  return versions.map((files) => Object.fromEntries(Object.entries(files).filter(([path]) => isPart(path))));
}
