/** Mails by what the last night said of whom they went to when they were made: their segment, and their RFM cell. */
export interface MailedBy {
  readonly segments: Readonly<Record<string, number>>;
  readonly cells: Readonly<Record<string, number>>;
}

/** Segment and cell of a customer whom no night has scored yet. */
export const NOT_SCORED = "(new)";

export interface Scored {
  readonly segment: string;
  readonly cell: string;
}

export const UNSCORED: Scored = { segment: NOT_SCORED, cell: NOT_SCORED };

export function mailedBy(recipients: readonly Scored[]): MailedBy {
  return recipients.reduce<MailedBy>(
    (sum, { segment, cell }) => addMailed(sum, { segments: { [segment]: 1 }, cells: { [cell]: 1 } }),
    { segments: {}, cells: {} },
  );
}

export function addMailed(one: MailedBy, other: MailedBy): MailedBy {
  return {
    segments: addNumbers(one.segments, other.segments),
    cells: addNumbers(one.cells, other.cells),
  };
}

function addNumbers(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>) {
  const sums = new Map(Object.entries(one));
  for (const [name, more] of Object.entries(other)) sums.set(name, (sums.get(name) ?? 0) + more);
  return Object.fromEntries(sums);
}
