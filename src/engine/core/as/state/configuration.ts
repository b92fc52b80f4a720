// What the board decides once, before reset.

/** EL2 exists (`virtualization=on`): resets go there and PSCI is called by SMC; without it PSCI is called by HVC. */
export let hasEl2: bool = false;
/** How many cores there are. */
export let cores: i32 = 1;
export function setConfiguration(withEl2: bool): void { hasEl2 = withEl2; }
export function setCores(count: i32): void { cores = count; }
