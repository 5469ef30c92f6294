/** What matters here of a package.json. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
  readonly [field: string]: unknown;
}

const SCRIPTS = { start: "comeback start", deploy: "comeback deploy" };
/** Packages whose installation fetches what this machine needs of them. Newer versions of npm run no other's scripts. */
const ALLOWED = { node: true, esbuild: true, "classic-level": true };

/** A shop's package.json with Comeback in it. What somebody has said already stays said. */
export function withComeback(
  before: Manifest,
  folder: string,
  { name, spec }: { readonly name: string; readonly spec: string },
): Manifest {
  return {
    name: packageName(folder),
    private: true,
    ...before,
    scripts: { ...SCRIPTS, ...before.scripts },
    dependencies: { [name]: spec, ...before.dependencies },
    allowScripts: { ...ALLOWED, ...before.allowScripts },
  };
}

/** As npm takes names: lower case, without spaces. */
const packageName = (folder: string): string =>
  folder.toLowerCase().replace(/[^a-z0-9._-]+/g, "-") || "my-shop";

/**
 * How the new repository names its Comeback. A file that was installed is the same file, seen from there; any other word
 * stays; where nothing is installed by a word, it is the release itself, so that an update is a change of package.json.
 */
export function specFor(
  installed: string | undefined,
  version: string,
  seenFrom: (path: string) => string,
): string {
  if (installed === undefined) return version;
  const [, file] = /^file:(.+)$/.exec(installed) ?? [];
  return file === undefined ? installed : `file:${seenFrom(file)}`;
}
