import { lazy, useMemo } from "react";
import { useFormats } from "../texts/language.tsx";
import type { LinesProps } from "./lines-drawing.tsx";

const LinesDrawing = lazy(() => import("./lines-drawing.tsx"));

/** Values over days: the series first named in front, marks where something happened. Goes into a `Figure`. */
export function Lines(props: Omit<LinesProps, "formats">) {
  const formats = useFormats();
  const { series, marks, write, height, fromZero } = props;
  // The drawing is made anew only when what it shows changes.
  const shown = useMemo(
    () => ({
      series,
      formats,
      ...(marks && { marks }),
      ...(write && { write }),
      ...(height !== undefined && { height }),
      ...(fromZero !== undefined && { fromZero }),
    }),
    [series, marks, write, height, fromZero, formats],
  );
  return <LinesDrawing {...shown} />;
}
