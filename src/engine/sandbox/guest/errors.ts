/** Inside: what was thrown, and where code stands, as text for the host. */
import { EngineError } from '../../error.ts';
import { sendText } from './channel.ts';

const text = (of: unknown, limit: number): string => {
  try {
    return String(of).slice(0, limit);
  } catch {
    return '';
  }
};

/** A stack is long when functions nest deeply: its top says where, its end from where. */
const MOST = 4000;
/** Asked at each operation of El2: the innermost frames, those of the hypervisor among them. */
const WHERE = 1500;

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
    } else told['message'] = text(error, 300);
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

export function where(): void {
  sendText(JSON.stringify({ stack: text(new Error('here').stack, WHERE) }));
}
