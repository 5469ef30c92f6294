import type { ConfigFiles } from "../../ports/config-files.ts";

/** In memory, for tests. Nobody can reach its addresses. */
export function makeMemoryConfigFiles() {
  const files = new Map<string, Uint8Array>();
  const address = async (name: string) => ({ url: `memory:${name}`, headers: {} });
  return {
    files,
    async get(name, most) {
      const bytes = files.get(name);
      return bytes && bytes.length > most ? "too-large" : bytes;
    },
    async put(name, bytes) {
      files.set(name, bytes);
    },
    uploadAddress: address,
    downloadAddress: address,
  } satisfies ConfigFiles & { readonly files: ReadonlyMap<string, Uint8Array> };
}
