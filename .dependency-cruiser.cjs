/** Who may import whom. The table stands in docs/architecture.md. */
const only = (name, from, allowed, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { pathNot: [from, ...allowed], dependencyTypesNot: ["npm-no-pkg"] },
});
const core =
  "^(node:)?(crypto|zlib|url|path|fs|fs/promises|os|http|net|stream|stream/promises|timers/promises|worker_threads|child_process|events|util|buffer|process|perf_hooks|readline|module|string_decoder|assert)$";
const npm = (...names) => `node_modules/(${names.join("|")})(/|$)`;

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    only("domain-is-pure", "^src/domain/", [], "The domain imports nothing outside itself."),
    only(
      "app",
      "^src/app/",
      ["^src/domain/", "^src/ports\\.ts$", npm("p-map"), core],
      "Use cases know the domain and the ports.",
    ),
    only("contracts", "^src/contracts/", ["^src/domain/", npm("zod"), core]),
    only("adapters", "^src/adapters/", [
      "^src/(ports\\.ts|domain/|contracts/)",
      npm(
        "@aws-sdk",
        "@smithy",
        "p-map",
        "liquidjs",
        "mjml",
        "html-to-text",
        "@marcbachmann",
        "fastest-levenshtein",
        "yaml",
        "zod",
      ),
      core,
    ]),
    only("functions", "^functions/", [
      "^src/(app|contracts|domain|adapters/wiring)",
      npm("@middy", "zod", "standardwebhooks"),
      // Types only: the package is @types/aws-lambda.
      "^aws-lambda$",
      core,
    ]),
    only("lib", "^lib/", ["^src/contracts/", npm("aws-cdk-lib", "constructs", "cdk-nag"), core]),
    only("bin", "^bin/", ["^lib/", npm("aws-cdk-lib"), core]),
    {
      name: "nobody-imports-local",
      severity: "error",
      from: { pathNot: "^(local|cli|test|bench)/" },
      to: { path: "^local/" },
    },
    { name: "nobody-imports-tests", severity: "error", from: { pathNot: "^test/" }, to: { path: "^test/" } },
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
      extensions: [".ts", ".js", ".json"],
    },
  },
};
