import type { ConfigStore, PublishedBundle } from "../../ports/config.ts";

/** Published bundles in memory, for tests and simulation. */
export function makeMemoryConfigStore(): ConfigStore {
  const versions: PublishedBundle[] = [];
  const paused = new Set<string>();
  async function publish(content: Omit<PublishedBundle, "version">): Promise<PublishedBundle> {
    const published = { ...content, version: versions.length + 1 };
    versions.push(published);
    return published;
  }
  return {
    async current() {
      return versions.at(-1);
    },
    async version(version) {
      return versions[version - 1];
    },
    async part(version) {
      return versions[version - 1];
    },
    publish,
    async publishOver(base, content) {
      return base === versions.length ? publish(content) : undefined;
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
