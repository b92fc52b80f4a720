// Calls out of the core. Values of 64 bits travel through the mailbox, addresses as two halves: no BigInt on the way.

/** Decodes `word` at `record`, the instruction's place in its page being `pageOffset` bytes; `next` is the word behind it (0 at the page's end). */
@external('host', 'decode')
export declare function hostDecode(word: u32, pageOffset: u32, record: usize, next: u32): void;
/** Reads a device. Returns 0, or 1 for an external abort; the value is in the mailbox. */
@external('host', 'mmioRead')
export declare function hostMmioRead(paLow: u32, paHigh: u32, size: u32): u32;
/** Writes a device from the mailbox. Returns 0, or 1 for an external abort. */
@external('host', 'mmioWrite')
export declare function hostMmioWrite(paLow: u32, paHigh: u32, size: u32): u32;
/** A PSCI call by the conduit of the board (registers are in the window). Returns 1 if the board takes the call. */
@external('host', 'firmwareCall')
export declare function hostFirmwareCall(smc: u32): u32;
/** HLT at EL2 (the built-in hypervisor's door). Returns 1 if taken. */
@external('host', 'halt')
export declare function hostHalt(immediate: u32): u32;
/** A timer's condition, mask or compare value changed: output lines and deadlines must be looked at. */
@external('host', 'timersChanged')
export declare function hostTimersChanged(): void;
/** SEV: sets the other cores' event registers. */
@external('host', 'sendEvent')
export declare function hostSendEvent(): void;
/** An exception was taken (only called when tracing is on): see as/exceptions/take.ts for the arguments. */
@external('host', 'exceptionTaken')
export declare function hostExceptionTaken(kind: u32, fromEl: u32, toEl: u32, vectorOffset: u32): void;
/** Gives the host a look at PMU overflow changes (level of PPI 7 for this core). */
@external('host', 'pmuOverflow')
export declare function hostPmuOverflow(level: u32): void;
