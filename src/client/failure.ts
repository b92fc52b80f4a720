import type { Params } from '../messages/index.ts';
import type { Message } from './protocol.ts';

/** An error of the page's own (download, storage, input) that a reader will see: a code and parameters, like EngineError. */
export class ClientError extends Error {
  readonly code: string;
  readonly params: Params;

  constructor(code: string, params: Params = {}) {
    super(code);
    this.name = 'ClientError';
    this.code = code;
    this.params = params;
  }
}

/** Any thrown value as a message: coded errors (ours and the engine's) as they are, others as an unexpected fault. */
export function asMessage(error: unknown): Message {
  if (isCoded(error)) return { code: error.code, params: error.params };
  return { code: 'client.unexpected', params: { detail: error instanceof Error ? error.message : String(error) } };
}

function isCoded(error: unknown): error is Error & Message {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'params' in error;
}
