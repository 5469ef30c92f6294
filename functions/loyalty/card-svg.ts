import { create } from "qrcode/lib/core/qrcode.js";

/** Squares around the code that stay white: scanners need them. */
const MARGIN = 4;

/** A QR code as the path of its dark squares, in a square of `size` units. */
export interface CardPath {
  readonly size: number;
  readonly path: string;
}

/** The card's number as a QR code that scanners of tills read. Of the package its core alone: it is small. */
export function cardPath(number: string): CardPath {
  const { modules } = create(number, { errorCorrectionLevel: "Q" });
  let path = "";
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column + MARGIN} ${row + MARGIN}h1v1h-1z`;
  return { size: modules.size + 2 * MARGIN, path };
}

/** The same as a picture, at any size. */
export function cardSvg(number: string): string {
  const { size, path } = cardPath(number);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges"><title>${number}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`;
}
