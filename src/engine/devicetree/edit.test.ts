import { describe, expect, test } from 'vitest';
import { compileDts } from './dts.ts';
import * as edit from './edit.ts';
import { cells, sizedCells, strings, u64 } from './values.ts';

const tree = () =>
  compileDts(`/dts-v1/; / { a = <1>; b = <1 2>; c = "x", "y"; d = "z"; e; f = [01 02];
    memory@40000000 { x; }; memory@80000000 { }; bus { dev@1 { }; dev@1,1 { }; }; };`).root;

describe('finding nodes', () => {
  test('a path names nodes with or without their unit address; without, the first one wins', () => {
    const root = tree();
    expect(edit.findNode(root, '/')).toBe(root);
    expect(edit.findNode(root, '/memory')?.name).toBe('memory@40000000');
    expect(edit.findNode(root, '/memory@80000000')?.name).toBe('memory@80000000');
    expect(edit.findNode(root, '/bus/dev@1,1')?.name).toBe('dev@1,1');
    expect(edit.findNode(root, '/bus/dev@2')).toBeUndefined();
    expect(edit.findNode(root, '/mem')).toBeUndefined();
    expect(edit.findNode(root, '/none/dev@1')).toBeUndefined();
  });
});

describe('reading properties', () => {
  test('gives numbers, cells and strings', () => {
    const root = tree();
    expect(edit.getU32(root, 'a')).toBe(1);
    expect(edit.getU64(root, 'b')).toBe(0x1_0000_0002n);
    expect(edit.getCells(root, 'b')).toEqual([1, 2]);
    expect(edit.getStringList(root, 'c')).toEqual(['x', 'y']);
    expect(edit.getString(root, 'd')).toBe('z');
    expect(edit.getProperty(root, 'e')).toEqual(new Uint8Array(0));
    for (const get of [edit.getU32, edit.getU64, edit.getCells, edit.getString, edit.getStringList, edit.getProperty]) {
      expect(get(root, 'none')).toBeUndefined();
    }
  });

  test('of another shape is an error that names node and property', () => {
    const root = tree();
    const readings = [
      () => edit.getU32(root, 'b'),
      () => edit.getU64(root, 'a'),
      () => edit.getCells(root, 'f'),
      () => edit.getString(root, 'c'),
      () => edit.getString(root, 'e'),
      () => edit.getStringList(root, 'f'),
    ];
    for (const reading of readings) expect(reading).toThrow('dtb.bad-property {"node":"/"');
  });
});

describe('changing a tree', () => {
  test('keeps the place of what exists and puts what is new where it is asked to', () => {
    const root = tree();
    edit.setProperty(root, 'b', u64(5n));
    edit.setProperty(root, 'new', strings('n'));
    edit.setProperty(root, 'front', cells(1), 'first');
    expect(root.properties.map(({ name }) => name)).toEqual(['front', 'a', 'b', 'c', 'd', 'e', 'f', 'new']);
    expect(edit.getU64(root, 'b')).toBe(5n);
    expect(edit.removeProperty(root, 'a')).toBe(true);
    expect(edit.removeProperty(root, 'a')).toBe(false);
    edit.addNode(root, 'chosen', 'first');
    edit.addNode(root, 'last');
    expect(() => edit.addNode(root, 'last')).toThrow('dtb.duplicate-node');
    expect([root.children[0]?.name, root.children.at(-1)?.name]).toEqual(['chosen', 'last']);
    expect(edit.removeNode(root, '/memory')).toBe(true);
    expect(edit.removeNode(root, '/memory@40000000')).toBe(false);
    expect(edit.removeNode(root, '/bus/dev@1,1')).toBe(true);
    expect(edit.findNode(root, '/bus')?.children.map(({ name }) => name)).toEqual(['dev@1']);
    expect(edit.removeNode(root, '/')).toBe(false);
  });
});

describe('numbers of several cells', () => {
  test('are big-endian, most significant cell first', () => {
    expect(sizedCells([0x40_1000_0000, 2], [0x200, 1], [7, 3])).toEqual(cells(0x40, 0x1000_0000, 0x200, 0, 0, 7));
  });
});
