import QRCode from "qrcode";

/** The card's number as a QR code that scanners of tills read: white margin and all. */
export const cardSvg = (number: string): Promise<string> =>
  QRCode.toString(number, { type: "svg", errorCorrectionLevel: "Q", margin: 4 });
