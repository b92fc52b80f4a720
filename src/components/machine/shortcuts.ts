import { doneBy, KEYS } from '../workbench/keys.ts';
import type { MachineAction } from './actions.ts';

/** The action of a machine shortcut. */
export const actionOf = (event: KeyboardEvent): MachineAction | undefined => doneBy(KEYS.machine, event);

export const isMachineChord = (event: KeyboardEvent): boolean => actionOf(event) !== undefined;
export const isLeaveChord = (event: KeyboardEvent): boolean => doneBy(KEYS.terminal, event) === 'leave';
