import type { Mutant } from '../../kit/lab.ts';

const mutant = (name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file: 'vgic.ts',
  edits,
  fails,
  code: because === 'storm' ? because : `${fails}.${because}`,
});

const UNDERFLOW = 'isLeft ? GICH_HCR.UIE : 0';
const UNCOUNTED = 'state.evicted.length > 0 ? GICH_HCR.LRENPIE : 0';
const EVICT = '  if (least !== undefined) lists.evict(least, lr(least));\n';
const SOURCE = '31 - Math.clz32(sources & -sources)';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant('nobody-says-that-there-is-room', 'more', 'stuck', [UNDERFLOW, '0']),
  mutant('always-wants-to-know-of-room', 'more', 'storm', [UNDERFLOW, 'GICH_HCR.UIE']),
  mutant('told-when-all-is-listed', 'more', 'storm', [UNDERFLOW, 'isLeft ? 0 : GICH_HCR.UIE']),
  mutant('the-least-urgent-first', 'more', 'order', ['urgency(a) - urgency(b) || a - b', 'urgency(b) - urgency(a) || a - b']),
  mutant('all-four-of-them', 'more', 'order', ['const free = ORDER.find((n) => lr(n) === 0);', 'const free = [3, 2, 1, 0].find((n) => lr(n) === 0 && vcpu.index > 8);'], ['return least;', 'return least ?? ORDER[0];']),
  mutant('active-ones-never-give-way', 'nested', 'stuck', ['.filter((n) => priorityOf(lr(n)) > priority >> 3)', '.filter((n) => priorityOf(lr(n)) > 31)']),
  mutant('overwrites-instead-of-evicting', 'nested', 'still-active', [EVICT, '']),
  mutant('ends-without-a-register-are-nobodys', 'nested', 'still-active', [UNCOUNTED, '0']),
  mutant('priorities-of-eight-bits-and-of-five', 'nested', 'stuck', ['priorityOf(lr(n)) > priority >> 3', 'priorityOf(lr(n)) > priority']),
  mutant('an-edge-while-active-is-forgotten', 'again', 'never', ['  if (!isHardware(lr)) vcpu.lists.write(n, lr | LR.EOI);\n', '  if (!isHardware(lr)) return;\n']),
  mutant('sent-by-nobody', 'sgi', 'one', ['link = (source << 10) |', 'link =']),
  mutant('all-senders-at-once', 'sgi', 'one', ['const left = sources & ~(1 << source);', 'const left = sources & 0;']),
  mutant('the-second-sender-waits-for-ever', 'sgi', 'one', ['(left === 0 ? 0 : LR.EOI)', '(left === 0 ? LR.EOI : 0)']),
  mutant('senders-are-not-taken-off', 'sgi', 'sender', ['const left = sources & ~(1 << source);', 'const left = sources;']),
  mutant('the-lowest-by-its-bit', 'sgi', 'both', [SOURCE, 'sources & -sources']),
];
export default mutants;
