/** Who may import whom. The table stands in docs/architecture.md. */
const only = (name, from, allowed, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { pathNot: [from, ...allowed] },
});
const core = (...names) => `^(node:)?(${names.join("|")})$`;
const npm = (...names) => `node_modules/(${names.join("|")})(/|$)`;
/** Types of events and answers; the package is @types/aws-lambda. */
const LAMBDA_TYPES = "^aws-lambda$";

/** What stands outside: `users` are all that may import it. */
const outside = (name, folder, users) => ({
  name,
  severity: "error",
  from: { pathNot: `^(${[folder, ...users].join("|")})/` },
  to: { path: `^${folder}/` },
});

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-circles-between-folders",
      severity: "error",
      comment: "The folders of a floor are capabilities: of any two, one knows nothing of the other.",
      scope: "folder",
      from: {},
      to: { circular: true },
    },
    only("domain-is-pure", "^src/domain/", [], "The domain imports nothing outside itself."),
    only(
      "app",
      "^src/app/",
      ["^src/(domain|ports|contracts)/", npm("p-map"), core("crypto", "util")],
      "Use cases know the domain and the ports; hashing and doing several things at once is all they take from elsewhere.",
    ),
    {
      name: "app-takes-types-of-contracts",
      severity: "error",
      comment:
        "What has been parsed at the edge is trusted inside: use cases know its type, and parse nothing.",
      from: { path: "^src/app/" },
      to: { path: "^src/contracts/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "capabilities-of-functions",
      severity: "error",
      comment: "What handlers of two capabilities share is middleware.",
      from: { path: "^functions/([^/]+)/" },
      to: { path: "^functions/[^/]+/", pathNot: "^functions/($1|middleware)/" },
    },
    only("ports", "^src/ports/", ["^src/domain/"]),
    only("contracts", "^src/contracts/", ["^src/domain/", npm("zod")]),
    only("adapters", "^src/adapters/", [
      "^src/(ports|domain|contracts)/",
      npm(
        "@aws-sdk",
        "@smithy",
        "p-map",
        "ipaddr.js",
        "standardwebhooks",
        "parse5",
        "liquidjs",
        "mjml",
        "html-to-text",
        "@marcbachmann",
        "fastest-levenshtein",
        "yaml",
        "zod",
      ),
      core(
        "async_hooks",
        "crypto",
        "dns",
        "fs/promises",
        "https",
        "net",
        "path",
        "timers/promises",
        "url",
        "util",
        "zlib",
      ),
    ]),
    only("functions", "^functions/", [
      "^src/(app|contracts|domain)/",
      "^src/adapters/(wiring|consumption)\\.ts$",
      "^schemas/openapi\\.json$",
      npm("@middy", "isbot", "qrcode", "zod", "standardwebhooks"),
      LAMBDA_TYPES,
      core("crypto", "zlib"),
    ]),
    only("lib", "^lib/", [
      "^(src/contracts/|package\\.json$)",
      npm("aws-cdk-lib", "constructs"),
      core("child_process", "fs", "url"),
    ]),
    only("bin", "^bin/", ["^lib/", npm("aws-cdk-lib", "cdk-nag")]),
    only("examples", "^examples/", ["^src/domain/"]),
    only(
      "web",
      "^web/",
      [
        "^src/contracts/",
        npm(
          "@codemirror",
          "@observablehq",
          "@tanstack",
          "@types/(react|react-dom|d3-sankey)",
          "@vitejs",
          "codemirror",
          "d3-sankey",
          "oidc-client-ts",
          "openapi-fetch",
          "react",
          "react-aria-components",
          "react-dom",
          "vite",
          "zod",
        ),
      ],
      "The page knows the wire's types and shapes, and its own libraries.",
    ),
    only("scripts", "^scripts/", [
      "^(src/contracts/|lib/app\\.ts$|package\\.json$)",
      npm(
        "aws-cdk-lib",
        "cdk-nag",
        "constructs",
        "cli-table3",
        "esbuild",
        "openapi-typescript",
        "vite",
        "zod",
      ),
      core("child_process", "crypto", "fs", "fs/promises", "os", "path", "url"),
    ]),
    {
      name: "local-runs-the-template",
      severity: "error",
      comment: "The local stack knows the system from its template, not from the constructs or the handlers.",
      from: { path: "^local/" },
      to: { path: "^(lib|functions|src/app)/", pathNot: "^(lib/app|functions/middleware/observed)\\.ts$" },
    },
    outside("nobody-imports-local", "local", ["cli", "test", "bench"]),
    outside("nobody-imports-cli", "cli", ["bench", "test", "e2e"]),
    outside("nobody-imports-the-web", "web", ["test"]),
    outside("nobody-imports-the-scenario", "e2e", ["test"]),
    outside("nobody-imports-tests", "test", []),
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, pathNot: ["\\.d\\.ts$", "^src/contracts/", "^src/domain/"] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
