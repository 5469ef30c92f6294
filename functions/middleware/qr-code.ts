import { create } from "qrcode/lib/core/qrcode.js";

/** Squares around the code that stay white: scanners need them. */
const MARGIN = 4;

/** A QR code as the path of its dark squares, in a square of `size` units. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** A text as a QR code that scanners of tills and telephones read. Of the package its core alone: it is small. */
export function qrPath(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: "Q" });
  let path = "";
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column + MARGIN} ${row + MARGIN}h1v1h-1z`;
  return { size: modules.size + 2 * MARGIN, path };
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** The same as a picture, at any size. `title`: for who cannot see it, and for who has to tell one from another. */
export function qrSvg(text: string, title = text): string {
  const { size, path } = qrPath(text);
  const named = title.replace(/[&<>]/g, (one) => ESCAPES[one] ?? one);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges"><title>${named}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`;
}
