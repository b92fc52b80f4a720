/** Inside: what was thrown, and where code stands, as text for the host. */
import { EngineError } from '../../error.ts';
import { WHERE } from '../mailbox.ts';
import { sendText } from './channel.ts';

/** As it was before a reader's file was looked at: what is put in the place of `Error` later is not asked. */
const TrueError = Error;
const isSame = Object.is;

/** What was thrown last and has no stack of its own. */
let last: { readonly value: unknown; readonly stack: unknown } | undefined;

/** Notes where a value is thrown; returns it. */
export function thrown(value: unknown): unknown {
  if (!(value instanceof TrueError)) last = { value, stack: new TrueError('here').stack };
  return value;
}

const text = (of: unknown, limit: number): string => {
  try {
    return String(of).slice(0, limit);
  } catch {
    return '';
  }
};

/** A stack is long when functions nest deeply: its top says where, its end from where. */
const MOST = 4000;

export function describe(error: unknown): void {
  const told: Record<string, unknown> = {};
  try {
    if (error instanceof EngineError) {
      told['code'] = text(error.code, 100);
      told['params'] = error.params;
    }
    if (error instanceof Error) {
      told['name'] = text(error.name, 100);
      told['message'] = text(error.message, 300);
      told['stack'] = text(error.stack, MOST);
    } else {
      told['message'] = text(error, 300);
      if (last !== undefined && isSame(last.value, error)) told['stack'] = text(last.stack, MOST);
    }
  } catch {
    told['message'] = '';
  }
  let all: string;
  try {
    all = JSON.stringify(told);
  } catch {
    all = '{}';
  }
  sendText(all);
}

/**
 * The host reads it as a C string: QuickJS writes none but such into a stack. Nothing that a reader's code can reach is
 * called on the way: no global, and of prototypes only what lockdown.ts has locked.
 */
export function where(): string {
  const stack: unknown = new TrueError('here').stack;
  return typeof stack === 'string' ? stack.slice(0, WHERE) : '';
}
