/** Something at a place in a file. Lines and columns count from 1. */
export interface Remark {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly message: string;
}

export interface Found {
  readonly problems: readonly Remark[];
  readonly warnings: readonly Remark[];
}

export interface Asked {
  readonly id: number;
  readonly files: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly id: number;
  readonly found: Found;
}
