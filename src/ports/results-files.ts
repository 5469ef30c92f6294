/** Files of the results, each written whole and read back as it was. Names are paths. */
export interface ResultsFiles {
  /** Replaces a file of that name. */
  put(name: string, text: string): Promise<void>;
  get(name: string): Promise<string | undefined>;
  /** Bytes of a file from a place on: fewer where it ends before, undefined where there is no such file or place. */
  part(name: string, from: number, bytes: number): Promise<Uint8Array | undefined>;
  /** In alphabetical order. */
  names(prefix: string): AsyncIterable<string>;
  remove(name: string): Promise<void>;
}
