/** Chapter 13: two VMs' plans: where the same IPA leads, which pages are shared on purpose, and which by mistake. */
import { answered, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

const param = (name: string): Value => ({ param: name });
const plus = (a: Value, b: Value): Value => ({ op: 'add', args: [a, b] });
const minus = (a: Value, b: Value): Value => ({ op: 'sub', args: [a, b] });
/** Of the plan as it stands in memory: row by row, IPA, PA, bytes. */
const plan = (row: number, column: number): Value => ({ memory: 0x4008_0008 + 24 * row + 8 * column, size: 8 });
const [A, A_LINK, B, B_LINK] = [0, 1, 2, 3];
const leads = (row: number, ipa: Value): Value => plus(minus(ipa, plan(row, 0)), plan(row, 1));
const end = (row: number): Value => plus(plan(row, 1), plan(row, 2));
/** From the later one's beginning to the earlier one's end. */
const overlap = (first: number, second: number): Value => ({
  op: 'shr',
  args: [minus(end(first), plan(second, 1)), 12],
});
const TWO_MIB = 0x20_0000;

const lab: LabSource = {
  version: 1,
  chapter: 13,
  order: 2,
  exercise: { size: 'small', skills: ['stage2', 'memory'] },
  minutes: 12,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'plan.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 200,
  },
  files: [
    { path: 'pages', language: 'answers' },
    { path: 'plan.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'aPa', from: 0x4800_0000, to: 0x5800_0000, step: TWO_MIB },
    { name: 'leak', from: 1, to: 7 },
    { name: 'aSize', follows: 'leak', times: 0x1000, base: 0xff_8000 },
    { name: 'aEnd', follows: 'aSize', times: 1, base: 'aPa' },
    { name: 'bPa', follows: 'aPa', times: 1, base: 0xff_8000 },
    { name: 'fix', follows: 'aPa', times: 1, base: 0x100_0000 },
    { name: 'off', from: 0x1_0008, to: 0x80_0000, step: 0x1_2340 },
    { name: 'x', follows: 'off', times: 1, base: 0x4000_0000 },
    { name: 'aX', follows: 'off', times: 1, base: 'aPa' },
    { name: 'bX', follows: 'off', times: 1, base: 'bPa' },
    { name: 'linkPa', from: 0x7000_0000, to: 0x7020_0000, step: 0x1_0000 },
    { name: 'd', from: 1, to: 5 },
    { name: 'shared', from: 2, to: 6 },
    { name: 'e', from: 1, to: 4 },
    { name: 'bLink', follows: 'd', times: 0x1000, base: 'linkPa' },
    { name: 'aPages', follows: 'd', times: 1, base: 'shared' },
    { name: 'bPages', follows: 'e', times: 1, base: 'shared' },
    { name: 'aLinkSize', follows: 'aPages', times: 0x1000 },
    { name: 'bLinkSize', follows: 'bPages', times: 0x1000 },
    { name: 'word', from: 0x10, to: 0x1ff0, step: 0x20 },
    { name: 'dBytes', follows: 'd', times: 0x1000, base: 'word' },
    { name: 'aWord', follows: 'dBytes', times: 1, base: 0x6000_0000 },
    { name: 'bWord', follows: 'word', times: 1, base: 0x6800_0000 },
    { name: 'alike', follows: 'dBytes', times: 1, base: 0x6800_0000 },
  ],
  steps: [step('leads'), step('link'), step('leak')],
  checkpoints: [
    checkpoint(
      'leads',
      1,
      answered(
        'of-a',
        leads(A, param('x')),
        'leads.wrong',
        ['leads.same', param('x')],
        ['leads.neighbour', param('bX')],
      ),
      answered(
        'of-b',
        leads(B, param('x')),
        'leads.wrong',
        ['leads.same', param('x')],
        ['leads.neighbour', param('aX')],
      ),
    ),
    checkpoint(
      'link',
      2,
      answered(
        'link-of-b',
        plus(minus(leads(A_LINK, param('aWord')), plan(B_LINK, 1)), plan(B_LINK, 0)),
        'link.wrong',
        ['link.alike', param('alike')],
        ['link.pa', leads(A_LINK, param('aWord'))],
      ),
      answered(
        'link-pages',
        overlap(A_LINK, B_LINK),
        'link.pages',
        ['link.all', param('aPages')],
        ['link.all', param('bPages')],
      ),
    ),
    checkpoint(
      'leak',
      2,
      answered('leak', plan(B, 1), 'leak.wrong', ['leak.end', end(A)]),
      answered('leak-pages', overlap(A, B), 'leak.pages'),
      answered('begin', { op: 'and', args: [plus(end(A), TWO_MIB - 1), '0xffffffffffe00000'] }, 'leak.begin', [
        'leak.unaligned',
        end(A),
      ]),
    ),
  ],
};

export default lab;
