import { expect, test } from 'vitest';
import { ManifestError, manifestJson, parseManifest } from './manifest.ts';

const hash = 'a'.repeat(64);
const tool = { name: 'e2fsprogs', version: '1.47.0-2', architecture: 'amd64' };
const file = {
  description: 'a kernel',
  size: 4096,
  sha256: hash,
  gz: { name: 'Image.gz', size: 100, sha256: hash },
  madeFrom: [tool],
  licences: ['GPL-2.0-only'],
  sources: ['apt-get source linux=6.1'],
};
const guest = {
  id: 'linux',
  title: 'Linux',
  recipe: hash,
  key: hash,
  builtWith: [tool],
  files: ['Image'],
  notices: [{ name: 'GPL-2.txt', size: 1, sha256: hash }],
};
const manifest = { format: 1, files: { Image: file }, guests: [guest] };

test('a manifest survives JSON unchanged', () => {
  expect(manifestJson(parseManifest(JSON.parse(JSON.stringify(manifest))))).toEqual(manifest);
});

test('each file of a guest carries its name and what the manifest says about it', () => {
  expect(parseManifest(manifest).guests[0]?.files).toEqual([{ ...file, name: 'Image' }]);
});

test.each([
  ['format', { ...manifest, format: 2 }],
  ['files', { ...manifest, files: undefined }],
  ['guests', { ...manifest, guests: undefined }],
  ['guests[0].id', { ...manifest, guests: [{ ...guest, id: '../x' }] }],
  ['guests[0].files[0]', { ...manifest, guests: [{ ...guest, files: ['../../etc/passwd'] }] }],
  ['files.Other', { ...manifest, guests: [{ ...guest, files: ['Other'] }] }],
  ['guests[0].files[0].size', { ...manifest, files: { Image: { ...file, size: -1 } } }],
  ['guests[0].files[0].sha256', { ...manifest, files: { Image: { ...file, sha256: 'abc' } } }],
  ['guests[0].files[0].gz', { ...manifest, files: { Image: { ...file, gz: undefined } } }],
  ['guests[0].files[0].sources[0]', { ...manifest, files: { Image: { ...file, sources: [3] } } }],
  [
    'guests[0].notices[0].name',
    { ...manifest, guests: [{ ...guest, notices: [{ name: 'a/b', size: 1, sha256: hash }] }] },
  ],
])('a manifest with a wrong %s is refused and the place is named', (path, value) => {
  try {
    parseManifest(value);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ManifestError);
    expect(error).toMatchObject({ path });
  }
});
