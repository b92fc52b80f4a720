/** Events of a run in words, as codes for the catalogues. */
import { decodeSyndrome, type Meaning } from '../../engine/isa/sysregs/syndrome.ts';
import type { TimelineEvent } from '../../engine/machine/replay/timeline.ts';

const level = (el: number): string => `EL${el}`;
const hex = (value: number | bigint): string => `0x${value.toString(16)}`;

/** What an event is, for whoever cannot see its mark. */
export function meaningOf(event: TimelineEvent): Meaning {
  switch (event.kind) {
    case 'return':
      return { code: 'timeline.return', params: { from: level(event.from), to: level(event.to) } };
    case 'exception': {
      const { meaning } = decodeSyndrome(event.esr);
      const params = { from: level(event.from), to: level(event.to), cause: meaning.code };
      return { code: 'timeline.exception', params: { ...meaning.params, ...params } };
    }
    case 'interrupt':
      return { code: 'timeline.interrupt', params: { from: level(event.from), to: level(event.to) } };
    case 'device': {
      const params = { device: event.device ?? '—', address: hex(event.address), value: hex(event.value ?? 0) };
      if (event.value === undefined) return { code: 'timeline.device.abort', params };
      return { code: event.write ? 'timeline.device.write' : 'timeline.device.read', params };
    }
    case 'console':
      return { code: 'timeline.console', params: { byte: character(event.byte) } };
    case 'channel':
      return { code: 'timeline.channel', params: { byte: character(event.byte), channel: event.channel } };
    case 'hypercall':
      return { code: 'timeline.hypercall', params: { operations: event.operations } };
  }
}

const character = (byte: number): string =>
  byte > 0x20 && byte < 0x7f ? `“${String.fromCharCode(byte)}”` : `0x${byte.toString(16).padStart(2, '0')}`;
