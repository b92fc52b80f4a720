import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { decompile } from '../devicetree/decompile.ts';
import { compileDts, compileDtsToBlob } from '../devicetree/dts.ts';
import { parseDtb } from '../devicetree/dtb.ts';
import { writeDtb } from '../devicetree/dtb-writer.ts';
import { findNode, getString, getU32, removeNode, removeProperty } from '../devicetree/edit.ts';
import { linuxGuest } from '../devicetree/samples.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import { EngineError } from '../error.ts';
import * as board from './board.ts';
import { absentNodes, applyDtbEdits, boardDeviceTree, type BoardDescription } from './devicetree.ts';

const qemu = 'qemu-system-aarch64';
const hasPeers = spawnSync(qemu, ['--version']).status === 0 && spawnSync('dtc', ['--version']).status === 0;
if (!hasPeers) {
  console.warn('QEMU or dtc is missing: trees are not compared (apt-get install qemu-system-arm device-tree-compiler)');
}

const folder = mkdtempSync(join(tmpdir(), 'devicetree-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => join(folder, name);
const initrdBytes = 5001;
writeFileSync(file('kernel'), new Uint8Array(4096));
writeFileSync(file('initrd'), new Uint8Array(initrdBytes).fill(0x55));

const mebibyte = 2 ** 20;

/** The tree that QEMU makes, or makes of `dtb`. */
function qemuTree(machine: BoardDescription, dtb?: Uint8Array): DeviceTree {
  const { cpus, memory, virtualization, bootargs, initrd } = machine;
  const board = `virt,gic-version=2,virtualization=${virtualization ? 'on' : 'off'},dumpdtb=${file('dump')}`;
  const args = ['-machine', board, '-cpu', 'cortex-a72', '-smp', `${cpus}`, '-m', `${memory / mebibyte}M`];
  args.push('-nic', 'none', '-nographic', '-kernel', file('kernel'));
  if (bootargs !== undefined) args.push('-append', bootargs);
  if (initrd) args.push('-initrd', file('initrd'));
  if (dtb) writeFileSync(file('given'), dtb);
  if (dtb) args.push('-dtb', file('given'));
  execFileSync(qemu, args, { stdio: 'pipe', timeout: 30_000 });
  return parseDtb(readFileSync(file('dump')));
}

function withoutAbsences(tree: DeviceTree): DeviceTree {
  for (const path of absentNodes) expect(removeNode(tree.root, path), path).toBe(true);
  const chosen = findNode(tree.root, '/chosen');
  for (const seed of ['rng-seed', 'kaslr-seed']) expect(chosen && removeProperty(chosen, seed), seed).toBe(true);
  return tree;
}

const sorted = (tree: DeviceTree): string =>
  execFileSync('dtc', ['-q', '-q', '-I', 'dtb', '-O', 'dts', '-s', '-'], { input: writeDtb(tree), encoding: 'utf8' });

/** Where QEMU puts the RAM disk of a raw kernel: half of RAM above its start, at most 128 MiB. */
const initrdAt = (memory: number): { start: number; end: number } => {
  const start = board.ramBase + Math.min(memory / 2, 128 * mebibyte);
  return { start, end: start + initrdBytes };
};

function* descriptions(): Generator<BoardDescription> {
  for (const virtualization of [true, false]) {
    for (const cpus of [1, 2] as const) {
      for (const memory of [64 * mebibyte, 2048 * mebibyte, 5120 * mebibyte]) {
        yield { cpus, memory, virtualization };
        yield { cpus, memory, virtualization, bootargs: 'console=ttyAMA0 init="a b"', initrd: initrdAt(memory) };
      }
    }
  }
  yield { cpus: 1, memory: 256 * mebibyte, virtualization: false, bootargs: '' };
  yield { cpus: 2, memory: 3 * mebibyte * 1024, virtualization: true, bootargs: '中文' };
}

describe('the tree of the board', () => {
  for (const description of descriptions()) {
    const { cpus, memory, virtualization, bootargs, initrd } = description;
    const name = `${cpus} CPUs, ${memory / mebibyte} MiB, virtualization ${virtualization}, ${bootargs ?? '-'}, initrd ${!!initrd}`;
    test.skipIf(!hasPeers)(`is QEMU's, seeds and absent devices aside: ${name}`, () => {
      const theirs = withoutAbsences(qemuTree(description));
      expect(sorted(boardDeviceTree(description))).toBe(sorted(theirs));
      expect(decompile(boardDeviceTree(description)), 'and in the same order').toBe(decompile(theirs));
    });
  }

  test('is packed: a few kilobytes', () => {
    const tree = boardDeviceTree({ cpus: 2, memory: 2048 * mebibyte, virtualization: true });
    expect(writeDtb(tree).length).toBeLessThan(8192);
    expect(parseDtb(writeDtb(tree))).toEqual(tree);
  });

  test('names the conduit of PSCI: SMC when EL2 is there, else HVC', () => {
    for (const [virtualization, method] of [
      [true, 'smc'],
      [false, 'hvc'],
    ] as const) {
      const { root } = boardDeviceTree({ cpus: 1, memory: 64 * mebibyte, virtualization });
      const psci = findNode(root, '/psci');
      expect(psci && getString(psci, 'method')).toBe(method);
    }
  });
});

describe('the regions of the board', () => {
  test('are in order and do not overlap, nor reach RAM from below', () => {
    for (const [i, region] of board.regions.entries()) {
      const next = board.regions[i + 1];
      if (next)
        expect(region.base + Math.max(region.size, region.described ?? 0), region.name).toBeLessThanOrEqual(next.base);
    }
    expect(board.pciePio.base + board.pciePio.size).toBeLessThanOrEqual(board.ramBase);
    expect(board.ramBase + board.maxRamBytes).toBeLessThanOrEqual(2 ** 40);
  });
});

describe('a given tree', () => {
  const given: Record<string, string> = {
    'a Linux guest': linuxGuest,
    'memory in several places': `/dts-v1/; /memreserve/ 0x1000 0x2000; / { #address-cells = <2>; #size-cells = <2>;
      foo { }; memory@80000000 { kid { }; }; memory { z; }; bar { memory@1 { }; }; memoryx { memory@2 { y; }; k { memory { }; }; }; };`,
    'psci and chosen of its own': `/dts-v1/; / { #address-cells = <1>; #size-cells = <1>; psci { method = "hvc"; cpu_on = <1>; };
      cpus { cpu@0 { enable-method = "spin-table"; }; };
      chosen { bootargs = "old"; linux,initrd-start = <1 2>; linux,initrd-end = <3>; x; }; };`,
    'chosen and psci with unit addresses': `/dts-v1/; / { #address-cells = <2>; #size-cells = <1>;
      a { chosen { }; psci { }; }; chosen@0 { q; }; psci@1 { x; }; };`,
    'next to nothing': '/dts-v1/; / { #address-cells = <1>; #size-cells = <2>; };',
  };
  const machine = { cpus: 2, memory: 256 * mebibyte } as const;
  const options: Partial<BoardDescription>[] = [{}, { bootargs: 'hello', initrd: initrdAt(machine.memory) }];
  for (const [name, source] of Object.entries(given)) {
    for (const virtualization of [true, false]) {
      test.skipIf(!hasPeers)(`is edited as QEMU edits it: ${name}, virtualization ${virtualization}`, () => {
        for (const option of options) {
          const description = { ...machine, virtualization, ...option };
          const ours = compileDts(source);
          applyDtbEdits(ours, description);
          expect(decompile(ours)).toBe(decompile(qemuTree(description, compileDtsToBlob(source))));
          expect(writeDtb(ours).length).toBeLessThan(8192);
        }
      });
    }
  }

  const refused: [source: string, memory: number, code: string][] = [
    ['/dts-v1/; / { #size-cells = <1>; };', mebibyte, 'dtb.no-cell-counts'],
    ['/dts-v1/; / { #address-cells = <1>; };', mebibyte, 'dtb.no-cell-counts'],
    ['/dts-v1/; / { #address-cells = <3>; #size-cells = <1>; };', mebibyte, 'dtb.bad-cell-count'],
    ['/dts-v1/; / { #address-cells = <1>; #size-cells = <0>; };', mebibyte, 'dtb.bad-cell-count'],
    ['/dts-v1/; / { #address-cells = <1 2>; #size-cells = <1>; };', mebibyte, 'dtb.bad-property'],
    ['/dts-v1/; / { #address-cells = <1>; #size-cells = <1>; };', 4096 * mebibyte, 'dtb.memory-too-large'],
  ];
  for (const [source, memory, code] of refused) {
    test(`is refused with ${code}, as QEMU refuses it: ${source.slice(12)} with ${memory / mebibyte} MiB`, () => {
      const edit = () => applyDtbEdits(compileDts(source), { memory, virtualization: true });
      expect(edit).toThrow(EngineError);
      expect(edit).toThrow(code);
      if (!hasPeers) return;
      expect(() => qemuTree({ cpus: 1, memory, virtualization: true }, compileDtsToBlob(source))).toThrow();
    });
  }

  test('keeps its command line when the machine has none', () => {
    const tree = compileDts(linuxGuest);
    applyDtbEdits(tree, { memory: 64 * mebibyte, virtualization: true });
    const chosen = findNode(tree.root, '/chosen');
    expect(chosen && getString(chosen, 'bootargs')).toBe('console=ttyAMA0 root=/dev/vda rw');
    expect(chosen && getU32(chosen, 'linux,initrd-start')).toBe(0x7800_0000);
  });
});
