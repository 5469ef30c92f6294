let isLeaving = false;

/** Says that the page goes away to sign in again, and comes back to the same address. */
export function leavesToSignIn(): void {
  isLeaving = true;
}

/** Whoever is on the way there is not asked whether they mean to leave: what they have written waits for them. */
export const isLeavingToSignIn = (): boolean => isLeaving;
