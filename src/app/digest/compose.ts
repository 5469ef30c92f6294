import type { Template } from "../../domain/config/bundle.ts";
import type { PublishedBundle } from "../../ports/config.ts";
import type { Renderer } from "../../ports/mail.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import { makeReadOverview, type ReadOverviewDeps } from "../report/read-overview.ts";
import { makeReadResults } from "../results/read-results.ts";
import { digestContent } from "./content.ts";
import { digestTemplate } from "./template.ts";

export interface ComposeDigestDeps extends ReadOverviewDeps {
  readonly files: ResultsFiles;
  readonly renderer: Renderer;
  /** MJML of our own to a template; throws where it does not compile. */
  readonly compile: (mjml: string) => Promise<Template>;
}

export interface ComposedDigest {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Of the last night, and of the one a week before it. */
const NIGHTS_READ = 14;

/** The digest as of now, from the documents of the overview; undefined before the first night. */
export function makeComposeDigest(deps: ComposeDigestDeps) {
  const readOverview = makeReadOverview(deps);
  const readResults = makeReadResults(deps);
  return async ({ bundle }: Pick<PublishedBundle, "bundle">): Promise<ComposedDigest | undefined> => {
    const [overview, results] = await Promise.all([
      readOverview(NIGHTS_READ),
      readResults({ by: "chain", selection: {} }),
    ]);
    const content = digestContent({ overview, results, bundle });
    if (!content) return undefined;
    const { store } = bundle;
    const template = await deps.compile(digestTemplate(store));
    const page = store.digest?.page;
    return deps.renderer.render(template, {
      store: { name: store.name },
      digest: { ...content, ...(page !== undefined && { page }) },
    });
  };
}
