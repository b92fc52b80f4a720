/** What pages and glossary claim of the architecture, held to the machine; and what both do that the manual does not say. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { event, field, missing, mutant, program, solution } from '../../src/chapters/kit/exhibit.ts';
import { registerRows, RES1 } from '../../src/chapters/kit/register.ts';
import { descriptorOf } from '../../src/chapters/exhibits.ts';
import { factOf } from '../../src/chapters/facts.ts';
import { system } from '../../src/chapters/kit/hypervisor.ts';
import { parseArguments } from '../../src/engine/machine/qemu-arguments.ts';
import * as board from '../../src/engine/machine/board.ts';
import { labs } from '../../src/labs/index.ts';
import { asm } from '../../src/labs/kit/lab.ts';
import { glossaryCatalogues } from '../../src/messages/glossary.ts';
import { deviations } from '../deviations.ts';
import { pages, quizzes, type Language } from './page.ts';

const LANGUAGES = ['en', 'zh-cn'] as const;
const page = (language: Language, slug: string): string => pages(language).find((one) => one.slug === slug)?.body ?? '';
const both = (slug: string): readonly (readonly [Language, string])[] =>
  LANGUAGES.map((language) => [language, page(language, slug)] as const);
const deviation = (id: string): string => {
  const row = deviations().find((one) => one.id === id);
  return row === undefined ? '' : `${row.where} ${row.ours}`;
};

describe.skipIf(missing !== '')('where the machine follows QEMU and not the manual, the page says so', () => {
  // A call of PSCI_VERSION from EL1; whatever EL2 takes ends in x0 = 0x5a.
  const call = (hcr: string): string =>
    asm`
        .global _start
_start: adr     x0, vectors
        msr     vbar_el2, x0
        ldr     x0, =HCR
        msr     hcr_el2, x0
        mov     x0, #0x3c5
        msr     spsr_el2, x0
        adr     x0, el1
        msr     elr_el2, x0
        eret
el1:    ldr     x0, =0x84000000
        smc     #0
        b       .
        .balign 2048
vectors:
        .rept   16
        .balign 128
        mov     x0, #0x5a
        b       .
        .endr
`.replace('HCR', hcr);
  const sysreg = (name: string): bigint =>
    program('        .global _start\n_start: b .\n').run.machine.cores.sysreg(0, name);

  test('SMC is answered without an EL3, and TSC traps it', () => {
    expect((sysreg('ID_AA64PFR0_EL1') >> 12n) & 15n).toBe(0n);
    const answered = program(call('0x80000000')).run;
    expect(answered.events.filter(({ kind, fields }) => kind === 'exception' && fields['to'] === 2n)).toEqual([]);
    expect(answered.machine.cores.x(0, 0) >> 16n).toBeGreaterThan(0n);
    const trapped = program(call('0x80080000'));
    expect(field(event(trapped, 'exception', { to: 2 }), 'ec')).toBe(0x17n);
    expect(deviation('smc-without-el3')).toMatch(/EL3.*as QEMU.*UNDEFINED/);
    for (const [, text] of [...both('exception-levels'), ...both('vcpu-and-vm')])
      expect(text).toMatch(/EL3[^\n]*UNDEFINED/);
    // An answer that is marked wrong must not be the architecture's.
    for (const [, text] of both('vcpu-and-vm')) {
      const quiz = /<Quiz id="smc-off"[\s\S]*?<\/Quiz>/.exec(text)?.[0] ?? '';
      expect(quiz).not.toMatch(/<Choice[^>]*>[^<]*UNDEFINED/);
      expect(quizzes(quiz)).toHaveLength(1);
    }
  });

  test('HCR_EL2.RW is 0 after reset, though EL1 is AArch64 only', () => {
    expect((sysreg('ID_AA64PFR0_EL1') >> 4n) & 15n).toBe(1n);
    expect((sysreg('HCR_EL2') >> 31n) & 1n).toBe(0n);
    expect(factOf('forgot.to').text).toBe('EL2');
    expect(deviation('hcr-rw')).toMatch(/RW.*RAO\/WI/);
    for (const [language, text] of both('exception-levels'))
      expect(text).toMatch(language === 'en' ? /executes AArch64 only/ : /只执行 AArch64/);
  });

  test('empty flash reads as zero', () => {
    const { cores } = program('        .global _start\n_start: b .\n').run.machine;
    expect([...(cores.read(board.flash0.base, 16) ?? [1])]).toEqual(Array.from({ length: 16 }, () => 0));
    expect(deviation('empty-flash')).toMatch(/ones/);
    for (const [language, text] of [...both('start-here'), ...both('exception-levels')])
      expect(text).toMatch(language === 'en' ? /reads all ones/ : /读出全一/);
  });
});

describe.skipIf(missing !== '')('what a figure or an entry says of a register', () => {
  const shown = LANGUAGES.flatMap((language) =>
    pages(language).flatMap(({ body }) =>
      [...body.matchAll(/<Register name="(\w+)" of="([\w.-]+)"/g)].map(([, name = '', of = '']) => [name, of] as const),
    ),
  );
  /** RES1 of the registers that chapters take apart: Arm ARM D13.2.123 (with E2H = 0), D13.2.155. */
  const ONES: Readonly<Record<string, bigint>> = { TCR_EL2: (1n << 31n) | (1n << 23n), VTCR_EL2: 1n << 31n };

  test.each(shown)('the rows of %s (%s) add up to its value', (name, of) => {
    const value = BigInt(factOf(of).text);
    const rows = registerRows(name, value);
    expect(rows.reduce((sum, row) => sum | (row.value << BigInt(row.lsb)), 0n)).toBe(value);
    const ones = rows.filter((row) => row.name === RES1).reduce((sum, { lsb }) => sum | (1n << BigInt(lsb)), 0n);
    expect(ones).toBe(ONES[name] ?? 0n);
  });

  test('ESR.IL is 1 in every synchronous exception, of whatever class', () => {
    const classes = new Set<bigint>();
    const runs = labs
      // Under the hypervisor the vectors are the hypervisor's, and some mutants are refused before anything runs; a guest system
      // takes as many exceptions as all other labs together, all of the same few classes; and a line that is wrong starts nothing.
      .filter(
        ({ files, machine }) =>
          machine.hypervisor === undefined &&
          machine.guests === undefined &&
          machine.line === undefined &&
          files.every(({ language }) => language !== 'typescript'),
      )
      .flatMap(({ id, mutants }) => [solution(id), ...mutants.slice(0, 5).map(({ name }) => mutant(id, name))]);
    for (const { run } of runs)
      for (const { kind, fields } of run.events) {
        const { esr, ec } = fields;
        if (kind !== 'exception' || esr === undefined || ec === undefined) continue;
        classes.add(ec);
        expect((esr >> 25n) & 1n, `class ${ec}`).toBe(1n);
      }
    expect(classes.size).toBeGreaterThan(10);
    expect(glossaryCatalogues.en['field.ESR.IL']).not.toMatch(/few classes/);
    expect(glossaryCatalogues['zh-cn']['field.ESR.IL']).not.toMatch(/除少数/);
  });
});

describe.skipIf(missing !== '')('chapter 3 does what it preaches', () => {
  test('the value of SCTLR_EL2 in its listing checks SP, as our hypervisor does', () => {
    const listed = both('execution-environment').map(([, text]) =>
      BigInt(/ldr +x0, =(0x30c5\w+)/.exec(text)?.[1] ?? 0),
    );
    const ours = system().entered.get('SCTLR_EL2');
    expect(listed).toEqual([ours, ours]);
    // RES1 (Arm ARM D13.2.118), and M, C, SA and I.
    expect((ours ?? 0n) & 0x30c5_183dn).toBe(0x30c5_183dn);
  });
  test('AP[1] of EL2’s own descriptor is RES1, and 1', () => {
    expect((descriptorOf('el2-ram').descriptor >> 6n) & 1n).toBe(1n);
    for (const [, text] of both('execution-environment')) expect(text).toMatch(/<Bits of="el2-ram" \/>\n\n[^\n]*RES1/);
  });
});

test('chapter 0 quotes the document’s command line so that our machine takes it, with the GIC of chapter 8', () => {
  const lines = both('start-here').map(([, text]) => /`(-m 2G [^`]*)`/.exec(text)?.[1] ?? '');
  expect(new Set(lines).size).toBe(1);
  const [line = ''] = lines;
  expect(line).toContain('gic-version=2');
  expect(parseArguments(line.split(' '))).toMatchObject({ cpus: 2, memory: 2 ** 31, virtualization: true });
});

describe.skipIf(missing !== '')('chapter 8 says of the interrupt controller', () => {
  // After reset: mask and groups; then an SGI to itself, which nobody has given a priority, with the mask shut and open.
  const GIC = asm`
        .global _start
_start: ldr     x20, =0x08000000
        ldr     x21, =0x08010000
        ldr     w1, [x21, #4]           // GICC_PMR
        ldr     w2, [x20, #0x80]        // GICD_IGROUPR0
        mov     w0, #1
        str     w0, [x20]
        str     w0, [x21]
        ldr     w0, =0x02000003
        str     w0, [x20, #0xf00]       // GICD_SGIR: 3, to itself
        ldr     w3, [x21, #0xc]         // GICC_IAR
        mov     w0, #8
        str     w0, [x21, #4]
        ldr     w4, [x21, #0xc]
        ldr     w5, [x21, #0xc]
        str     w4, [x21, #0x10]        // GICC_EOIR
        ldr     w6, [x21, #0x14]        // GICC_RPR
        b       .
`;
  const x = (n: number): bigint => program(GIC).run.machine.cores.x(0, n);

  test('that reset leaves the mask at 0, and everything in Group 0', () => {
    expect([x(1), x(2)]).toEqual([0n, 0n]);
    for (const [, body] of both('gic')) expect(body).toMatch(/Reset leaves the mask at 0|复位后屏蔽值正是 0/);
  });
  test('that a mask of 0 lets nothing pass, and priority 0 passes any other', () => {
    expect([x(3), x(4)]).toEqual([1023n, 3n]);
  });
  test('that IAR is taken once, and EOIR makes the interface idle', () => {
    expect([x(5), x(6)]).toEqual([1023n, 0xffn]);
  });
});

test('whoever reads the table of chapter 4 finds each register of EL2 that our hypervisor writes for a VCpu', () => {
  const source = readFileSync('src/engine/hypervisor/machine/vcpu.ts', 'utf8');
  const enter = /\n {2}enter\(\): void \{([\s\S]*?)\n {2}\}/.exec(source)?.[1] ?? '';
  const written = [...enter.matchAll(/el2\.msr\('(\w+)'/g)].map(([, name = '']) => name);
  expect(written.length).toBeGreaterThan(5);
  for (const [, text] of both('vcpu-and-vm')) {
    const table = /<Table caption="whose">([\s\S]*?)<\/Table>/.exec(text)?.[1] ?? '';
    expect(written.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
    expect(/^\|[^|]*`HCR_EL2`[^|]*\| (\w+)/m.exec(table)?.[1]).toBe('VCpu');
  }
});

describe.skipIf(missing !== '')('a word has 32 bits', () => {
  // The facts that count values of 64 bits.
  const DOUBLEWORDS = ['frame.words', 'mmu.blocks'];
  test('so no page counts doublewords as words', () => {
    expect(BigInt(factOf('frame.words').text) * 8n).toBe(BigInt(factOf('frame.bytes').text));
    const wrong = LANGUAGES.flatMap((language) =>
      pages(language).flatMap(({ path, body }) =>
        [...body.matchAll(/<V of="([\w.-]+)" \/>(?: words?\b| ?个字(?!节))/g)]
          .filter(([, of = '']) => DOUBLEWORDS.includes(of))
          .map(([text]) => `${path}: ${text}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
  test('and the registers that software owns have 64', () => {
    for (const name of ['TPIDR_EL0', 'TPIDRRO_EL0', 'TPIDR_EL1', 'TPIDR_EL2']) {
      expect(glossaryCatalogues.en[`register.${name}`]).toMatch(/^64 bits/);
      expect(glossaryCatalogues['zh-cn'][`register.${name}`]).not.toMatch(/一个字/);
    }
  });
});
