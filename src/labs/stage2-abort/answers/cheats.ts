import type { Cheat } from '../../kit/lab.ts';

const file = 'abort.ts';
const LAST = '  HANDLERS.trap(call, vcpu, esr);\n};';
const POKE = `  const { el2, frame } = call;
  if (esr >> 26n !== 0x24n) return HANDLERS.trap(call, vcpu, esr);
`;

const cheats: readonly Cheat[] = [
  {
    name: 'answers-everything-with-the-id',
    claim: 'whatever is loaded, it is what a load of ID gives',
    of: 'solution',
    file,
    edits: [['const read = readDevice(ipa - DEVICE);', 'const read = readDevice(0);']],
    passes: ['refuse'],
  },
  {
    name: 'pokes-the-results-into-the-guest',
    claim: 'what the guest has noted is right: EL2 wrote it there, and decoded no syndrome',
    of: 'starter',
    file,
    edits: [
      [
        LAST,
        `${POKE}  const results = 0x70200000 - 0x40080000 + 0x40082000;
  const values = [{{id}}n, {{first}}n + {{second}}n, {{byte}}n & 0xffn, ({{byte}}n & 0xffn) | 0xffffffffffffff00n,
    ({{byte}}n & 0xffn) | 0xffffff00n, {{byte}}n & 0xffn, 0n, {{stack0}}n, {{wide}}n, 1n, 2n];
  values.forEach((value, i) => el2.write(results + 8 * i, 8, value));
  frame.skip();\n};`,
      ],
    ],
  },
  {
    name: 'writes-the-registers-of-this-variant',
    claim: 'the load got the ID, and every other load what this guest will look for: no syndrome was read',
    of: 'starter',
    file,
    edits: [
      [
        LAST,
        `${POKE}  const page = (el2.mrs('HPFAR_EL2') >> 4n) << 12n;
  if (Number(page) !== DEVICE || ((esr >> 24n) & 1n) === 0n)
    return HANDLERS.trap(call, vcpu, esr);
  turn++;
  const byte = {{byte}}n & 0xffn;
  const [signed, narrow] = [byte | 0xffffffffffffff00n, byte | 0xffffff00n];
  const orders = [[signed, narrow, byte], [byte, signed, narrow], [narrow, byte, signed]];
  const turns: (bigint | undefined)[] = [undefined, {{id}}n, undefined, undefined, {{first}}n + {{second}}n,
    undefined, byte, ...(orders[{{order}}] ?? []), undefined, 0n, undefined, undefined, {{wide}}n];
  const value = turns[turn];
  if (value !== undefined) {
    if (value === narrow) frame.setX({{st}}, value);
    frame.setX({{ld}}, value);
  }
  frame.skip();\n};\nlet turn = 0;`,
      ],
    ],
    passes: ['refuse'],
  },
  {
    name: 'skips-the-guest-to-its-end',
    claim: 'the guest has reached its end: whatever it was to do on the way was left out',
    of: 'starter',
    file,
    edits: [[LAST, `${POKE}  frame.setX(0, 1n);\n  for (let i = 0; i < 40; i++) frame.skip();\n};`]],
  },
  {
    name: 'overwrites-the-code-of-the-guest',
    claim: 'the load into the register gives the ID: the guest loads a constant there now',
    of: 'solution',
    file,
    edits: [
      [
        '  frame.skip();\n',
        '  el2.write(0x70200000 + Number(frame.elr - 0x40080000n) + 4, 4, 0xd503201fn);\n  frame.skip();\n',
      ],
    ],
  },
  {
    name: 'gives-every-abort-back',
    claim: 'two aborts were handed on: all of them were',
    of: 'starter',
    file,
    edits: [[LAST, `${POKE}  void frame;\n  return HANDLERS.trap(call, vcpu, esr);\n};`]],
  },
  {
    name: 'leaves-the-syndrome-to-the-hypervisor',
    claim: 'the device answers rightly: as the handler mmio, which the hypervisor asks when it has decoded all itself',
    of: 'starter',
    file,
    edits: [
      [
        LAST,
        `  HANDLERS.trap(call, vcpu, esr);\n};
export const mmio: Handlers['mmio'] = (call, vcpu, access, value) => {
  const offset = access.ipa - DEVICE;
  if (offset < 0 || offset >= 0x1000) return HANDLERS.mmio(call, vcpu, access, value);
  if (value === undefined) return readDevice(offset);
  writeDevice(offset, value);
  return 0n;
};`,
      ],
    ],
  },
  {
    name: 'forgets-the-sign-and-the-size',
    claim: 'a load is a load: SAS, SSE and SF were left out',
    of: 'solution',
    file,
    edits: [['BigInt.asUintN(bit(15n) ? 64 : 32, value)', 'read']],
    passes: ['address', 'refuse'],
  },
];
export default cheats;
