import type { PageConfig } from "../../../src/contracts/page.ts";

let config: Promise<PageConfig> | undefined;

/** Where the API is and where to sign in, as the page's server says. */
export function pageConfig(): Promise<PageConfig> {
  config ??= fetch("/config.json").then((response) => {
    if (!response.ok) throw new Error(`/config.json: ${response.status}`);
    return response.json();
  });
  return config;
}
