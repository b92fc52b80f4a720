/**
 * An error that a person will read: a code and its parameters, never a sentence. The sentences stand in the two message
 * catalogues (src/messages), which a test holds in parity.
 */
export class EngineError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'EngineError';
    this.code = code;
    this.params = params;
  }
}
