/** Chapter 11: a header of a newc archive, and where what it names begins and ends. */
import { answered, checkpoint, step } from '../../labs/kit/define.ts';
import type { LabSource } from '../../labs/kit/lab.ts';
import type { Value } from '../../labs/kit/query.ts';

const param = (name: string): Value => ({ param: name });
const plus = (a: Value, b: Value): Value => ({ op: 'add', args: [a, b] });
/** The next multiple of 4. */
const padded = (value: Value): Value => ({ op: 'and', args: [plus(value, 3), '0xfffffffffffffffc'] });
const HEADER = 110;
const data = padded(plus(param('at'), plus(param('namesize'), HEADER)));
const next = padded(plus(data, param('size')));
/** `TRAILER!!!` and its NUL; no data. */
const end = padded(plus(next, HEADER + 11));

const lab: LabSource = {
  version: 1,
  chapter: 11,
  order: 2,
  exercise: { size: 'small', skills: ['guests', 'memory'] },
  minutes: 12,
  objectives: ['objective.one'],
  machine: {
    cpus: 1,
    memory: 64,
    virtualization: true,
    images: [{ file: 'initrd.s', origin: '0x40080000' }],
    entry: '_start',
    budget: 200,
  },
  files: [
    { path: 'fields', language: 'answers' },
    { path: 'initrd.s', language: 'a64', readonly: true },
  ],
  views: ['memory', 'registers'],
  parameters: [
    { name: 'at', from: 0x4200_0000, to: 0x4300_0000, step: 0x1_0004 },
    { name: 'n', from: 0, to: 7 },
    {
      name: 'name',
      words: ['init', 'bin/sh', 'etc/passwd', 'lib/modules', 'dev/null', 'usr/bin/env', 'bin/date', 'etc/motd'],
      by: 'n',
    },
    { name: 'namesize', pick: [5, 7, 11, 12, 9, 12, 9, 9], by: 'n' },
    { name: 'nn', words: ['05', '07', '0b', '0c', '09', '0c', '09', '09'], by: 'n' },
    { name: 'letters', pick: [4, 6, 10, 11, 8, 11, 8, 8], by: 'n' },
    { name: 'toData', pick: [116, 120, 124, 124, 120, 124, 120, 120], by: 'n' },
    { name: 'k', from: 0, to: 11 },
    {
      name: 'size',
      pick: [0x1a7, 0x2b1d, 0x3c42f, 0x45, 0x9e3, 0x123d9, 0x7771, 0x5a6, 0xb0bb, 0x20001, 0x39e, 0xd431],
      by: 'k',
    },
    {
      name: 'size8',
      words: [
        '000001a7',
        '00002b1d',
        '0003c42f',
        '00000045',
        '000009e3',
        '000123d9',
        '00007771',
        '000005a6',
        '0000b0bb',
        '00020001',
        '0000039e',
        '0000d431',
      ],
      by: 'k',
    },
    {
      name: 'whole',
      pick: [0x1a8, 0x2b20, 0x3c430, 0x48, 0x9e4, 0x123dc, 0x7774, 0x5a8, 0xb0bc, 0x20004, 0x3a0, 0xd434],
      by: 'k',
    },
    { name: 'mtime', words: ['5e0be1', '60a4c2', '61d07f', '65e8f0', '66b1a3'] },
    { name: 'data', follows: 'toData', times: 1, base: 'at' },
    { name: 'header', follows: 'at', times: 1, base: HEADER },
    { name: 'name_end', follows: 'namesize', times: 1, base: 'header' },
    { name: 'file_end', follows: 'size', times: 1, base: 'data' },
    { name: 'next', follows: 'whole', times: 1, base: 'data' },
    { name: 'end', follows: 'next', times: 1, base: 124 },
    { name: 'unpadded', follows: 'next', times: 1, base: HEADER + 11 },
  ],
  steps: [step('header'), step('data'), step('end')],
  checkpoints: [
    checkpoint(
      'header',
      1,
      answered('filesize', param('size'), 'header.size'),
      answered('namesize', param('namesize'), 'header.name', ['header.nul', param('letters')]),
    ),
    checkpoint(
      'data',
      2,
      answered('data', data, 'data.wrong', ['data.name', param('header')], ['data.padding', param('name_end')]),
      answered('next', next, 'data.next', ['data.file', param('file_end')]),
    ),
    checkpoint(
      'end',
      1,
      answered('end', end, 'end.wrong', ['end.begins', param('next')], ['end.padding', param('unpadded')]),
    ),
  ],
};

export default lab;
