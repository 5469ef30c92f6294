import { itemSize, readUnits, writeUnits } from "../../src/adapters/dynamodb/item-size.ts";
import type { Image } from "./turns.ts";

/** A request as dynalite's actions pass it on, its expressions parsed. */
interface Request {
  readonly TableName: string;
  readonly ReturnConsumedCapacity?: string;
  readonly ConsistentRead?: boolean;
}

interface Page {
  readonly Items?: readonly Image[];
  readonly ConsumedCapacity?: object;
}

type Answer = (error: Error | null, page?: Page) => void;

/** The parts of dynalite that say what a call costs. */
export interface Accounting {
  addConsumedCapacity(request: Request, isRead: boolean, item?: Image, old?: Image): object | undefined;
  queryTable(store: object, table: object, request: Request, ...rest: [...unknown[], Answer]): void;
}

const isAsked = ({ ReturnConsumedCapacity: asked }: Request) => asked === "TOTAL" || asked === "INDEXES";

/**
 * Makes dynalite answer with the units that AWS charges. It takes a character for a byte, so that texts in Cyrillic cost
 * half; here sizes are reckoned by our own rule.
 */
export function correctCapacity(db: Accounting): void {
  db.addConsumedCapacity = (request, isRead, item, old) => {
    if (!isAsked(request)) return undefined;
    const bytes = Math.max(...[item, old].map((one) => (one ? itemSize(one) : 0)));
    const units = isRead ? readUnits(bytes, request.ConsistentRead === true) : writeUnits(bytes);
    return { TableName: request.TableName, CapacityUnits: units };
  };

  const queryTable = db.queryTable;
  db.queryTable = (store, table, request, ...rest) => {
    const done = rest.pop() as Answer;
    const answer = (asked: Request, then: Answer) =>
      queryTable(store, table, { ...asked, ReturnConsumedCapacity: "NONE" }, ...rest, then);
    if (!isAsked(request)) return answer(request, done);
    const charged = (page: Page, read: Page | undefined) => {
      const bytes = (read?.Items ?? []).reduce((sum, item) => sum + itemSize(item), 0);
      const CapacityUnits = readUnits(bytes, request.ConsistentRead === true);
      done(null, { ...page, ConsumedCapacity: { TableName: request.TableName, CapacityUnits } });
    };
    return answer(request, (error, page) => {
      if (error || !page) done(error, page);
      else if (LEAVES_OUT.some((part) => part in request))
        answer(everything(request), (_, read) => charged(page, read));
      else charged(page, page);
    });
  };
}

/** Parts of a request that keep something of what was read, and charged for, out of the answer. */
const LEAVES_OUT = ["_filter", "_projection", "QueryFilter", "ScanFilter", "AttributesToGet", "Select"];

function everything(request: Request): Request {
  const parts = Object.entries(request).filter(([part]) => !LEAVES_OUT.includes(part));
  return { ...Object.fromEntries(parts), TableName: request.TableName };
}
