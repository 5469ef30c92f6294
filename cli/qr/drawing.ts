import QRCode from "qrcode";

/** Squares around the code that stay white: scanners need them. */
const MARGIN = 4;

/** A QR code as rows of modules, margin included: true is dark. */
export function modulesOf(address: string): readonly (readonly boolean[])[] {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: "Q" });
  const size = modules.size + 2 * MARGIN;
  const isDark = (row: number, column: number) => {
    const [y, x] = [row - MARGIN, column - MARGIN];
    const inside = y >= 0 && x >= 0 && y < modules.size && x < modules.size;
    return inside && modules.get(y, x) === 1;
  };
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => isDark(row, column)),
  );
}

/** Dark stretches of each row, so that a drawing has few shapes and no seams between them. */
function stretchesOf(modules: readonly (readonly boolean[])[]) {
  return modules.flatMap((row, y) => {
    const found: { readonly x: number; readonly y: number; width: number }[] = [];
    for (const [x, dark] of row.entries()) {
      const last = found.at(-1);
      if (!dark) continue;
      if (last && last.x + last.width === x) last.width++;
      else found.push({ x, y, width: 1 });
    }
    return found;
  });
}

/** A drawing that can be printed at any size; the caption is for whoever has to tell one poster from another. */
export function qrSvg(address: string, caption: string): string {
  const modules = modulesOf(address);
  const size = modules.length;
  const path = stretchesOf(modules)
    .map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`)
    .join("");
  const title = caption.replace(/[&<>]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[one] ?? one);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges">
<title>${title}</title>
<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/>
</svg>
`;
}

/** Pixels a side: sharp on a poster of A4. */
const PNG_WIDTH = 1_200;

export const qrPng = (address: string): Promise<Buffer> =>
  QRCode.toBuffer(address, { type: "png", errorCorrectionLevel: "Q", margin: MARGIN, width: PNG_WIDTH });

const MM = 72 / 25.4;

/** A page of A6 to print: the code as vectors, and below it where it leads and what it is called. */
export async function qrPdf(address: string, caption: string): Promise<Buffer> {
  const { default: PDFDocument } = await import("pdfkit");
  const document = new PDFDocument({ size: "A6", margin: 10 * MM, info: { Title: caption } });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => document.on("end", () => resolve()));
  const modules = modulesOf(address);
  const side = document.page.width - 2 * 8 * MM;
  const one = side / modules.length;
  document.save().translate(8 * MM, 8 * MM);
  for (const { x, y, width } of stretchesOf(modules)) document.rect(x * one, y * one, width * one, one);
  document.fill("#000").restore();
  const below = { width: side, align: "center" } as const;
  document.fontSize(11).text(caption, 8 * MM, side + 12 * MM, below);
  document.fontSize(7).fillColor("#555").text(address, below);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
