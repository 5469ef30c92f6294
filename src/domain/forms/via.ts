const VIA = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

/** Where somebody met a form, as its link says: a poster, a box. Anybody can write one, so that it is short and plain. */
export function viaOf(text: string | undefined): string | undefined {
  const via = text?.trim() ?? "";
  return VIA.test(via) ? via : undefined;
}
