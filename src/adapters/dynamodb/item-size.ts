/** An attribute value in DynamoDB's protocol. Bytes are base64 text on the wire and bytes in the SDK. */
type AttributeValue = Readonly<Record<string, unknown>>;
export type StoredItem = Readonly<Record<string, AttributeValue>>;

/**
 * Bytes of an item as DynamoDB counts them for capacity and for its 400 KB limit: attribute names and texts in UTF-8,
 * two digits of a number a byte and one more, three bytes for a list or map and one for each element.
 * Source: "DynamoDB item sizes and formats" of the developer guide.
 */
export function itemSize(item: StoredItem): number {
  let size = 0;
  for (const [name, value] of Object.entries(item)) size += Buffer.byteLength(name) + valueSize(value);
  return size;
}

function valueSize(value: AttributeValue): number {
  const [[type, content] = ["NULL", true]] = Object.entries(value);
  switch (type) {
    case "S":
      return Buffer.byteLength(content as string);
    case "N":
      return numberSize(content as string);
    case "B":
      return bytesSize(content as string | Uint8Array);
    case "SS":
      return sum(content as readonly string[], (one) => Buffer.byteLength(one));
    case "NS":
      return sum(content as readonly string[], numberSize);
    case "BS":
      return sum(content as readonly (string | Uint8Array)[], bytesSize);
    case "L":
      return 3 + sum(content as readonly AttributeValue[], (one) => 1 + valueSize(one));
    case "M":
      return 3 + Object.keys(content as StoredItem).length + itemSize(content as StoredItem);
    default:
      return 1;
  }
}

/** Zeros before the first and after the last digit are not stored. */
function numberSize(text: string): number {
  const digits = text
    .replace(/e.*$/i, "")
    .replace(/[^0-9]/g, "")
    .replace(/^0+|0+$/g, "");
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith("-") ? 1 : 0);
}

function bytesSize(bytes: string | Uint8Array): number {
  return typeof bytes === "string" ? Buffer.byteLength(bytes, "base64") : bytes.byteLength;
}

function sum<T>(list: readonly T[], size: (one: T) => number): number {
  return list.reduce((total, one) => total + size(one), 0);
}

/** Write units of an item, or of the larger of an old and a new one: one a KB, at least one. */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

/** Read units: one for 4 KB read strongly, half of that else. A page of a query or scan is rounded up as a whole. */
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
