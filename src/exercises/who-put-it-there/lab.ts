/** Chapter 12: where a board puts kernel, initrd and tree by itself, and at which level the kernel begins. */
import { answered, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

const param = (name: string): Value => ({ param: name });
/** What kernel.s found and wrote down. */
const noted = (n: number): Value => ({ memory: 0x4070_0000 + 8 * n, size: 8 });
const initrd: Value = { loaded: 'initrd', part: 'start' };
const RAM = 0x4000_0000;
const RAW = 0x4008_0000;

const lab: LabSource = {
  version: 1,
  chapter: 12,
  order: 1,
  exercise: { size: 'small', skills: ['guests', 'memory'] },
  minutes: 10,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'kernel.s', origin: '0x40080000' }],
    line: {
      file: 'run.sh',
      files: [
        { name: 'Image', file: 'kernel.s' },
        { name: 'initrd', file: 'initrd' },
      ],
    },
    entry: '_start',
    budget: 2000,
  },
  files: [
    { path: 'entry', language: 'answers' },
    { path: 'run.sh', language: 'line', readonly: true },
    { path: 'kernel.s', language: 'a64', readonly: true },
    { path: 'initrd', language: 'text', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'virt', from: 0, to: 1 },
    { name: 'machine', words: ['virt', 'virt,virtualization=on'], by: 'virt' },
    { name: 'level', follows: 'virt', times: 1, base: 1 },
    { name: 'other', pick: [2, 1], by: 'virt' },
    { name: 'm', from: 0, to: 5 },
    { name: 'memory', words: ['64M', '128M', '192M', '256M', '512M', '1G'], by: 'm' },
    { name: 'half', pick: [0x4200_0000, 0x4400_0000, 0x4600_0000, 0x4800_0000, 0x5000_0000, 0x6000_0000], by: 'm' },
    { name: 'initrd', pick: [0x4200_0000, 0x4400_0000, 0x4600_0000, 0x4800_0000, 0x4800_0000, 0x4800_0000], by: 'm' },
    { name: 'tree', follows: 'initrd', times: 1, base: 0x20_0000 },
    { name: 'page', follows: 'initrd', times: 1, base: 0x1000 },
    { name: 'o', from: 0, to: 3 },
    { name: 'offset', pick: [0, 0x1_0000, 0x4_0000, 0x10_0000], by: 'o' },
    { name: 'kernel', pick: [0x4020_0000, 0x4001_0000, 0x4004_0000, 0x4010_0000], by: 'o' },
    { name: 'behind', follows: 'kernel', times: 1, base: 0x20_0000 },
  ],
  steps: [step('kernel'), step('files')],
  checkpoints: [
    checkpoint(
      'kernel',
      2,
      answered('level', noted(1), 'kernel.level'),
      answered('kernel', noted(2), 'kernel.wrong', ['kernel.raw', RAW], ['kernel.ram', RAM]),
    ),
    checkpoint(
      'files',
      2,
      answered('initrd', initrd, 'files.initrd', ['files.half', param('half')], ['files.behind', param('behind')]),
      answered('tree', noted(0), 'files.tree', ['files.ram', RAM], ['files.page', param('page')]),
    ),
  ],
};

export default lab;
