import { fileURLToPath } from "node:url";

/** Where Comeback's own files are: the checkout, or the folder `dist` of the installed package, which is laid out alike. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Modules are TypeScript in the checkout and JavaScript in the package: Node.js strips no types under node_modules. */
export const MODULE = import.meta.url.endsWith(".ts") ? "ts" : "js";
