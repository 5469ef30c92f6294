/** A value as DynamoDB's JSON protocol writes it: bytes are base64. */
export type Attribute = Readonly<Record<string, unknown>>;
export type Attributes = Readonly<Record<string, Attribute>>;

/** As the SDK's document client writes items, with `removeUndefinedValues`. Throws on what DynamoDB cannot hold. */
export function encodeItem(item: object): Attributes {
  const encoded: Record<string, Attribute> = {};
  for (const [name, value] of Object.entries(item)) if (value !== undefined) encoded[name] = encode(value);
  return encoded;
}

function encode(value: unknown): Attribute {
  switch (typeof value) {
    case "string":
      return { S: value };
    case "number":
      return { N: numeral(value) };
    case "boolean":
      return { BOOL: value };
    case "object":
      return value === null ? { NULL: true } : encodeObject(value);
    default:
      throw new Error(`DynamoDB has no place for a ${typeof value}`);
  }
}

function encodeObject(value: object): Attribute {
  if (Array.isArray(value)) return { L: value.filter((one) => one !== undefined).map(encode) };
  if (value instanceof Uint8Array) return { B: base64(value) };
  if (value instanceof Set) return encodeSet([...value]);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new Error(`DynamoDB has no place for an instance of ${value.constructor.name}`);
  return { M: encodeItem(value) };
}

function encodeSet(members: readonly unknown[]): Attribute {
  const [first] = members;
  if (typeof first === "string") return { SS: members };
  if (typeof first === "number") return { NS: members.map((one) => numeral(one as number)) };
  throw new Error("a set is of texts or of numbers, and not empty");
}

function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`DynamoDB has no number ${value}`);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new Error(`${value} is not exact`);
  return `${value}`;
}

const base64 = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString("base64");

export function decodeItem(item: Attributes): Record<string, unknown> {
  const decoded: Record<string, unknown> = {};
  for (const name in item) decoded[name] = decode(item[name] ?? {});
  return decoded;
}

function decode(attribute: Attribute): unknown {
  for (const type in attribute) {
    const value = attribute[type];
    switch (type) {
      case "S":
      case "BOOL":
        return value;
      case "N":
        return number(value as string);
      case "NULL":
        return null;
      case "L":
        return (value as readonly Attribute[]).map(decode);
      case "M":
        return decodeItem(value as Attributes);
      case "B":
        return bytes(value as string);
      case "SS":
        return new Set(value as readonly string[]);
      case "NS":
        return new Set((value as readonly string[]).map(number));
      default:
        throw new Error(`an attribute of the type ${type}`);
    }
  }
  throw new Error("an attribute without a type");
}

function number(text: string): number {
  const value = Number(text);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new Error(`${text} is not exact as a number`);
  return value;
}

function bytes(text: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(text, "base64");
  return new Uint8Array(buffer, byteOffset, byteLength);
}
