// Breakpoints and software step around single instructions, used only while debug.ts says that something is enabled.
import { breakpointBefore, stepBefore, stepAfter } from './debug';

/** Returns false when an exception was taken instead (PC has changed). */
export function debugBeforeInstruction(): bool {
  return !stepBefore() && !breakpointBefore();
}

export function debugAfterInstruction(): void {
  stepAfter();
}
