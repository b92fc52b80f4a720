// What the board decides once, before reset.

/** EL2 exists (`virtualization=on`): resets go there and PSCI is called by SMC; without it PSCI is called by HVC. */
export let hasEl2: bool = false;
export function setConfiguration(withEl2: bool): void { hasEl2 = withEl2; }
