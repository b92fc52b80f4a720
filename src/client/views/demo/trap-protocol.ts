/** What chapter 2's page and the worker with its small guest say to each other. */
import type { Message } from '../../protocol.ts';
import type { TrapMoment } from './trap-run.ts';

/** From the start again, one instruction on, or on to the next place of the way. */
export type TrapCommand = 'reset' | 'step' | 'next';
export type TrapEvent =
  { readonly type: 'moment'; readonly moment: TrapMoment } | { readonly type: 'failure'; readonly message: Message };
