import type { ResultsFiles } from "../../ports/results-files.ts";

/** Files of this process. */
export function makeMemoryResultsFiles(): ResultsFiles {
  const files = new Map<string, string>();
  return {
    async put(name, text) {
      files.set(name, text);
    },
    get: async (name) => files.get(name),
    async part(name, from, bytes) {
      const text = files.get(name);
      const found = text === undefined ? undefined : Buffer.from(text).subarray(from, from + bytes);
      return found === undefined || found.length === 0 ? undefined : found;
    },
    async *names(prefix) {
      for (const name of [...files.keys()].sort()) if (name.startsWith(prefix)) yield name;
    },
    async remove(name) {
      files.delete(name);
    },
  };
}
