import { lazy } from "react";
import type { FlowProps } from "./flow-drawing.tsx";

const FlowDrawing = lazy(() => import("./flow-drawing.tsx"));

/** From where to where, as bands as wide as they are many (Sankey). Goes into a `Figure`. */
export const Flow = (props: FlowProps) => <FlowDrawing {...props} />;
