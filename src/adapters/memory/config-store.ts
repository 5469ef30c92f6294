import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";

/** Published bundles in memory, for tests and simulation. */
export function makeMemoryConfigStore(): ConfigStore {
  const versions: PublishedBundle[] = [];
  const paused = new Set<string>();
  return {
    async current() {
      return versions.at(-1);
    },
    async version(version) {
      return versions[version - 1];
    },
    async publish(content) {
      const published = { ...content, version: versions.length + 1 };
      versions.push(published);
      return published;
    },
    async history() {
      return versions.map(({ files: _, bundle: __, ...summary }) => summary).reverse();
    },
    async pausedChains() {
      return new Set(paused);
    },
    async setPaused(chain, pause) {
      if (pause) paused.add(chain);
      else paused.delete(chain);
    },
  };
}
