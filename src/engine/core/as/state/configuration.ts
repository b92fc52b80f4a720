// What the board decides once, before reset.

/** EL2 exists (`virtualization=on`): resets go there and PSCI is called by SMC; without it PSCI is called by HVC. */
export let hasEl2: bool = false;
/** How many cores there are. */
export let cores: i32 = 1;
/** As QEMU, and against B2.5.2: unaligned accesses to what only stage 2 makes Device memory are performed. */
export let laxStage2Device: bool = false;
export function setConfiguration(withEl2: bool, lax: bool): void {
  hasEl2 = withEl2;
  laxStage2Device = lax;
}
export function setCores(count: i32): void { cores = count; }
