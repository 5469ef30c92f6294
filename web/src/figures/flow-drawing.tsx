import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import css from "./flow.module.css";
import { useWidth } from "./width.ts";

export interface FlowProps {
  readonly links: readonly { readonly from: string; readonly to: string; readonly value: number }[];
  /** How a place is called. */
  readonly name: (place: string) => string;
  readonly write: (value: number) => string;
}

const NODE_WIDTH = 10;
const COLORS = 6;

/** About so wide is a character of a label. */
const CHARACTER = 7.4;

/** Labels of both columns stand towards the middle: each may have half of the width, and a name that needs more is cut. */
function labelIn(width: number, name: string, value: string): string {
  const room = Math.floor((width / 2 - NODE_WIDTH - 12) / CHARACTER) - value.length - 3;
  return `${name.length > room ? `${name.slice(0, Math.max(1, room - 1)).trimEnd()}…` : name} · ${value}`;
}

interface Place {
  readonly place: string;
  readonly isStart: boolean;
}

/** Two columns: where people come from on the left, where they are on the right. */
export default function FlowDrawing({ links, name, write }: FlowProps) {
  const [element, width] = useWidth();
  const starts = [...new Set(links.map(({ from }) => from))];
  const ends = [...new Set(links.map(({ to }) => to))];
  const height = Math.max(160, 44 * Math.max(starts.length, ends.length));
  const at = (place: string, list: readonly string[]) => list.indexOf(place);
  const nodes: Place[] = [
    ...starts.map((place) => ({ place, isStart: true })),
    ...ends.map((place) => ({ place, isStart: false })),
  ];
  const graph =
    width === 0 || links.length === 0
      ? undefined
      : sankey<Place, { readonly from: string }>()
          .nodeWidth(NODE_WIDTH)
          .nodePadding(14)
          .nodeSort(null)
          .extent([
            [0, 4],
            [width, height - 4],
          ])({
          nodes,
          links: links.map(({ from, to, value }) => ({
            ...{ from, value },
            source: at(from, starts),
            target: starts.length + at(to, ends),
          })),
        });
  const path = sankeyLinkHorizontal<Place, { readonly from: string }>();
  const color = (place: string) => `var(--series-${(at(place, starts) % COLORS) + 1})`;
  return (
    <div ref={element}>
      <svg width={width} height={height} aria-hidden="true">
        {graph?.links.map((link) => (
          <path
            key={`${link.from} ${link.index}`}
            className={css.link}
            d={path(link) ?? ""}
            stroke={color(link.from)}
            strokeWidth={Math.max(1, link.width ?? 0)}
          >
            <title>{write(link.value)}</title>
          </path>
        ))}
        {graph?.nodes.map(({ place, isStart, x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0 }) => (
          <g key={`${isStart} ${place}`}>
            <rect className={css.node} x={x0} y={y0} width={x1 - x0} height={Math.max(1, y1 - y0)} />
            <text
              className={css.text}
              x={isStart ? x1 + 6 : x0 - 6}
              y={(y0 + y1) / 2}
              dy="0.35em"
              textAnchor={isStart ? "start" : "end"}
            >
              <title>{`${name(place)} · ${write(value)}`}</title>
              {labelIn(width, name(place), write(value))}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
