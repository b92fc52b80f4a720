import type { Mutant } from '../../../labs/kit/lab.ts';

const mutant = (file: string, name: string, fails: string, because: string, ...edits: Mutant['edits']): Mutant => ({
  name,
  file,
  edits,
  fails,
  code: `${fails}.${because}`,
});
const [NET, BELL] = ['net.s', 'bell.ts'];
const SLOT =
  '        and     w5, w3, #(SLOTS - 1)\n        add     x6, x0, #RINGS\n        add     x6, x6, x5, lsl #6\n';
const ROOM = '        sub     w5, w3, w4\n        cmp     w5, #SLOTS\n        b.hs    refuse\n';
const OF_BUFFER = '        cmp     x7, x2\n        b.hi    drop\n';
const OF_SLOT = '        cmp     x7, #MOST\n        b.hi    drop\n';

// prettier-ignore
const mutants: readonly Mutant[] = [
  mutant(NET, 'nobody-is-told', 'frame', 'head', ['        str     w3, [x0, #HEAD]\n', '']),
  mutant(NET, 'right-behind-the-length', 'frame', 'bytes', ['        str     w2, [x6], #8\n', '        str     w2, [x6], #4\n']),
  mutant(NET, 'read-for-ever', 'frame', 'empty', ['2:      dmb     ish\n        str     w3, [x0, #TAIL]\n', '2:      dmb     ish\n']),
  mutant(NET, 'one-slot-stays-empty', 'ring', 'room', [ROOM, ROOM.replace('#SLOTS', '#(SLOTS - 1)')]),
  mutant(NET, 'there-is-always-room', 'ring', 'endless', [ROOM, '']),
  mutant(NET, 'no-first-behind-the-last', 'ring', 'drained', [`${SLOT}        str`, `${SLOT.replace('and     w5, w3, #(SLOTS - 1)', 'mov     w5, w3')}        str`]),
  mutant(NET, 'lengths-are-believed', 'lies', 'length', [OF_BUFFER, ''], [OF_SLOT, ''], ['        mov     x8, x7\n', '        and     x8, x7, #63\n']),
  mutant(NET, 'a-lie-stays', 'lies', 'gone', ['drop:   str     w3, [x0, #TAIL]\n', 'drop:\n']),
  mutant(NET, 'counts-are-believed', 'lies', 'head', ['        cmp     w5, #SLOTS\n        b.hi    refuse\n', '']),
  mutant(NET, 'every-buffer-is-long', 'lies', 'short', [OF_BUFFER, '']),
  mutant(BELL, 'rings-at-home', 'bell', 'own', ['vm !== vcpu.vm', 'vm === vcpu.vm']),
  mutant(BELL, 'rings-at-an-empty-house', 'bell', 'deaf', ["  if (peer?.state.power !== 'on' || first === undefined) return NOT_SUPPORTED;\n", '  if (peer === undefined || first === undefined) return NOT_SUPPORTED;\n']),
  mutant(BELL, 'one-direction', 'ping', 'asleep', ['call.vms.find((vm) => vm !== vcpu.vm)', 'call.vms[1]']),
];
export default mutants;
