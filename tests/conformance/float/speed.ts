// How many operations a second the exact functions do: `node tests/conformance/float/speed.ts`. Nothing is gated on it.
import { buildEngine } from './build.ts';
import { operations } from './operations.ts';

const timed = [
  'FADD (double), host arithmetic',
  'FMADD (single), host arithmetic',
  ...['FADD', 'FMUL', 'FDIV', 'FSQRT', 'FMADD', 'FRINTX', 'FCMP'].flatMap((name) => [
    `${name} (single)`,
    `${name} (double)`,
  ]),
  'FCVTZS (double to 64-bit)',
  'SCVTF (64-bit to double)',
  'FCVT (double to single)',
  'FRSQRTE (double)',
];

const engine = await buildEngine();
const count = 5_000_000;
const singles = [0x3fb504f3n, 0x40490fdbn, 0x402df854n] as const;
const doubles = [0x3ff6a09e667f3bcdn, 0x400921fb54442d18n, 0x4005bf0a8b145769n] as const;
for (const name of timed) {
  const operation = operations.findIndex((row) => row.name === name);
  const [a, b, c] = operations[operation]?.format === 'single' ? singles : doubles;
  engine.repeat(operation, a, b, c, count);
  const start = performance.now();
  engine.repeat(operation, a, b, c, count);
  const seconds = (performance.now() - start) / 1000;
  console.log(`${name.padEnd(32)} ${(count / seconds / 1e6).toFixed(0).padStart(5)} million a second`);
}
