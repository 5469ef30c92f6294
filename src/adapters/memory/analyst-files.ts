import type { AnalystFiles } from "../../ports/analyst-files.ts";

/** Files of this process. */
export function makeMemoryAnalystFiles(): AnalystFiles {
  const files = new Map<string, Uint8Array>();
  return {
    async put(name, bytes) {
      files.set(name, bytes);
    },
    get: async (name) => files.get(name),
    async *list(prefix) {
      for (const [name, { length }] of [...files].sort(([one], [other]) => (one < other ? -1 : 1)))
        if (name.startsWith(prefix)) yield { name, bytes: length };
    },
    async remove(name) {
      files.delete(name);
    },
  };
}
