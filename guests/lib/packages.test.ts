import { expect, test } from 'vitest';
import { aptLine, isDebian, parseControl } from './packages.ts';

test('Debian 12 is recognised by its os-release file, quoted or not', () => {
  expect(isDebian('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n')).toBe(true);
  expect(isDebian('ID="debian"\nVERSION_ID=12\n')).toBe(true);
});

test('another release and a derivative of Debian are not Debian 12', () => {
  expect(isDebian('ID=debian\nVERSION_ID="13"\n')).toBe(false);
  expect(isDebian('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="12"\n')).toBe(false);
  expect(isDebian('')).toBe(false);
});

test('a package names its source and what was linked into it', () => {
  const control = `Package: busybox-static
Source: busybox (1:1.35.0-4)
Version: 1:1.35.0-4+b1
Architecture: arm64
Built-Using: glibc (= 2.36-9), zlib (= 1:1.2-3)
Description: shell
`;
  expect(parseControl(control)).toEqual({
    package: { name: 'busybox-static', version: '1:1.35.0-4+b1', architecture: 'arm64' },
    source: { name: 'busybox', version: '1:1.35.0-4' },
    builtUsing: [
      { name: 'glibc', version: '2.36-9' },
      { name: 'zlib', version: '1:1.2-3' },
    ],
  });
});

test('a package without a Source field is its own source', () => {
  const { source, builtUsing } = parseControl('Package: a\nVersion: 2\nArchitecture: all\n');
  expect(source).toEqual({ name: 'a', version: '2' });
  expect(builtUsing).toEqual([]);
});

test('the apt line names every package', () => {
  expect(aptLine(['flex', 'bison'])).toBe('sudo apt-get install --no-install-recommends flex bison');
});
