import { createHash } from "node:crypto";
import type { RipeDraw } from "../../domain/proof/holdout-count.ts";
import { HELD_OUT, MAILED } from "../../domain/proof/holdout-measuring.ts";
import type { UpliftDraw } from "../../domain/uplift/draws.ts";
import type { UpliftDraws } from "../../ports/uplift.ts";

/** Keeps what a page of counted draws teaches of whom mails move, without saying who they are. */
export async function keepLessons(
  { keepCounted }: Pick<UpliftDraws, "keepCounted">,
  ripe: readonly RipeDraw[],
): Promise<void> {
  const [first] = ripe;
  const draws = ripe.flatMap(lessonOf);
  if (!first || draws.length === 0) return;
  const { closes, experiment, epoch, person } = first.draw;
  await keepCounted({ closes, page: `${experiment}#${epoch}#${nameless(person)}`, draws });
}

const nameless = (person: string) => createHash("sha256").update(person).digest("base64url").slice(0, 12);

/** Who was erased meanwhile, and who was drawn before the first night, teaches nothing. */
function lessonOf({ draw, earned }: RipeDraw): readonly UpliftDraw[] {
  const { experiment, variant, probability, features } = draw;
  if (!features || !earned) return [];
  const isOut = variant === HELD_OUT;
  return [
    {
      ...{ experiment, features, side: isOut ? HELD_OUT : MAILED },
      probability: isOut ? 1 - probability : probability,
      outcome: earned.orders > 0 ? 1 : 0,
    },
  ];
}
