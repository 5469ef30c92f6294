/** The part of the package that makes codes, without what draws them: its types tell of the whole only. */
declare module "qrcode/lib/core/qrcode.js" {
  import type { create as Create } from "qrcode";

  export const create: typeof Create;
}
