/** Chapter 4: one VTTBR_EL2 for each VM, so that a TLB tells them apart. */
import { at, because, checkpoint, hasField, need, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Requirement, Value } from '../../labs/kit/query.ts';

/** What the reader's function gave for VM n. */
const given = (n: number): Value => ({ of: at(`given${n}`, 2), field: 'x0' });
/** What VM n read, as judge.s keeps it. */
const reads = (n: number, field: string, code: string): Requirement => {
  const found: Value = { of: at('seen', 2), field };
  const wanted: Value = { param: `value${n}` };
  return need(
    { value: found, is: wanted },
    because(code, { vm: n, found, wanted }, { happened: at('seen', 2) }),
    because('apart.faulted', { vm: n }),
  );
};

const lab: LabSource = {
  version: 1,
  chapter: 4,
  order: 2,
  exercise: { size: 'small', skills: ['registers', 'stage2'] },
  minutes: 12,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [
      { file: 'vttbr.s', origin: '0x40090000' },
      { file: 'judge.s', origin: '0x40080000' },
    ],
    entry: '_start',

    budget: 2000,
  },
  files: [
    { path: 'vttbr.s', language: 'a64' },
    { path: 'judge.s', language: 'a64', readonly: true },
  ],
  views: ['registers', 'memory'],
  parameters: [
    { name: 'vmid0', from: 1, to: 120 },
    { name: 'vmid1', follows: 'vmid0', times: 1, base: 77 },
    { name: 'value0', from: 0x1_0001, to: 0xf_ffff },
    { name: 'value1', from: 0x20_0001, to: 0x2f_ffff },
  ],
  steps: [step('values'), step('apart')],
  checkpoints: [
    checkpoint(
      'values',
      2,
      ...[0, 1].flatMap((n) => [
        hasField(given(n), [47, 1], { op: 'shr', args: [0x4008_2000 + n * 0x1000, 1] }, 'values.table'),
        hasField(given(n), [63, 48], { param: `vmid${n}` }, 'values.vmid', ['values.none', 0]),
      ]),
    ),
    checkpoint(
      'apart',
      1,
      reads(0, 'x20', 'apart.wrong'),
      reads(1, 'x21', 'apart.stale'),
      reads(0, 'x22', 'apart.stale'),
    ),
  ],
};

export default lab;
