import type { Meaning } from '../../engine/isa/sysregs/syndrome.ts';
import type { Translate } from '../../messages/index.ts';

/** A meaning in words. Its `cause` is itself the code of a sentence. */
export function say(t: Translate, { code, params }: Meaning): string {
  const { cause } = params;
  return t(code, typeof cause === 'string' ? { ...params, cause: t(cause, params) } : params);
}
