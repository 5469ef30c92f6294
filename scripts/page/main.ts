import { fileURLToPath } from "node:url";
import { build } from "vite";

// `npm run page:build [folder]`: the page's files, made by Vite. For `cdk deploy` and the local stack, which call it.
const [outDir = fileURLToPath(new URL("../../dist/page", import.meta.url))] = process.argv.slice(2);
await build({
  configFile: fileURLToPath(new URL("../../web/vite.config.ts", import.meta.url)),
  logLevel: "warn",
  build: { outDir, emptyOutDir: true, reportCompressedSize: false },
});
