/** One line of assembly for each base instruction and alias: what is shown of it, assembled when the site is built. */
const LINES = `
adc x0, x1, x2; adcs x0, x1, x2; add x0, x1, #16; adds x0, x1, x2; adr x0, 0x40080010; adrp x0, 0x40081000; and x0, x1, #0xff;
ands x0, x1, x2; asr x0, x1, #4; asrv x0, x1, x2; at s1e1r, x0; b 0x40080010; b.eq 0x40080010; bfc x0, #8, #4;
bfi x0, x1, #8, #4; bfm x0, x1, #4, #7; bfxil x0, x1, #8, #4; bic x0, x1, x2; bics x0, x1, x2; bl 0x40080010; blr x1; br x1;
brk #1; cbnz x0, 0x40080010; cbz x0, 0x40080010; ccmn x0, #1, #0, eq; ccmp x0, #1, #0, eq; cinc x0, x1, eq; cinv x0, x1, eq;
clrex; cls x0, x1; clz x0, x1; cmn x0, #1; cmp x0, #1; cneg x0, x1, eq; crc32b w0, w1, w2; crc32cb w0, w1, w2;
crc32ch w0, w1, w2; crc32cw w0, w1, w2; crc32cx w0, w1, x2; crc32h w0, w1, w2; crc32w w0, w1, w2; crc32x w0, w1, x2;
csel x0, x1, x2, eq; cset x0, eq; csetm x0, eq; csinc x0, x1, x2, eq; csinv x0, x1, x2, eq; csneg x0, x1, x2, eq;
dc civac, x0; dmb ish; dsb ish; eon x0, x1, x2; eor x0, x1, x2; eret; extr x0, x1, x2, #8; hint #6; hlt #0x7e2; hvc #7;
ic iallu; isb; ldar x0, [x1]; ldarb w0, [x1]; ldarh w0, [x1]; ldaxp x0, x1, [x2]; ldaxr x0, [x1]; ldaxrb w0, [x1];
ldaxrh w0, [x1]; ldnp x0, x1, [x2]; ldp x0, x1, [sp, #16]; ldpsw x0, x1, [x2]; ldr x0, [x1, #8]; ldrb w0, [x1]; ldrh w0, [x1];
ldrsb x0, [x1]; ldrsh x0, [x1]; ldrsw x0, [x1]; ldtr x0, [x1]; ldtrb w0, [x1]; ldtrh w0, [x1]; ldtrsb x0, [x1];
ldtrsh x0, [x1]; ldtrsw x0, [x1]; ldur x0, [x1, #-8]; ldurb w0, [x1, #-1]; ldurh w0, [x1, #-2]; ldursb x0, [x1, #-1];
ldursh x0, [x1, #-2]; ldursw x0, [x1, #-4]; ldxp x0, x1, [x2]; ldxr x0, [x1]; ldxrb w0, [x1]; ldxrh w0, [x1]; lsl x0, x1, #4;
lslv x0, x1, x2; lsr x0, x1, #4; lsrv x0, x1, x2; madd x0, x1, x2, x3; mneg x0, x1, x2; mov x0, #42; movk x0, #0x900, lsl #16;
movn x0, #1, lsl #16; movz x0, #0, lsl #16; mrs x0, esr_el2; msr vbar_el2, x0; msub x0, x1, x2, x3; mul x0, x1, x2; mvn x0, x1; neg x0, x1;
negs x0, x1; ngc x0, x1; ngcs x0, x1; nop; orn x0, x1, x2; orr x0, x1, #1; prfm pldl1keep, [x0]; prfum pldl1keep, [x0, #-8];
rbit x0, x1; ret; rev x0, x1; rev16 x0, x1; rev32 x0, x1; ror x0, x1, #8; rorv x0, x1, x2; sbc x0, x1, x2; sbcs x0, x1, x2;
sbfiz x0, x1, #4, #8; sbfm x0, x1, #4, #7; sbfx x0, x1, #8, #4; sdiv x0, x1, x2; sev; sevl; smaddl x0, w1, w2, x3; smc #0;
smnegl x0, w1, w2; smsubl x0, w1, w2, x3; smulh x0, x1, x2; smull x0, w1, w2; stlr x0, [x1]; stlrb w0, [x1]; stlrh w0, [x1];
stlxp w0, x1, x2, [x3]; stlxr w0, x1, [x2]; stlxrb w0, w1, [x2]; stlxrh w0, w1, [x2]; stnp x0, x1, [x2]; stp x0, x1, [sp, #-16]!;
str x0, [x1, #8]; strb w4, [x3]; strh w0, [x1]; sttr x0, [x1]; sttrb w0, [x1]; sttrh w0, [x1]; stur x0, [x1, #-8];
sturb w0, [x1, #-1]; sturh w0, [x1, #-2]; stxp w0, x1, x2, [x3]; stxr w0, x1, [x2]; stxrb w0, w1, [x2]; stxrh w0, w1, [x2];
sub sp, sp, #272; subs x0, x0, #1; svc #0; sxtb x0, w1; sxth x0, w1; sxtw x0, w1; sys #0, c7, c1, #1; sysl x0, #0, c7, c1, #1;
tbnz x0, #3, 0x40080010; tbz x0, #3, 0x40080010; tlbi vmalle1is; tst x0, #1; ubfiz x0, x1, #4, #8; ubfm x0, x1, #4, #7;
ubfx x0, x1, #8, #4; udf #0; udiv x0, x1, x2; umaddl x0, w1, w2, x3; umnegl x0, w1, w2; umsubl x0, w1, w2, x3; umulh x0, x1, x2;
umull x0, w1, w2; uxtb w0, w1; uxth w0, w1; uxtw x0, w1; wfe; wfi; yield; bfxil x0, x1, #4, #8; dcps1; drps
`;

/** Mnemonic → its line. */
export const EXAMPLES: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split(/;\s*/)
    .map((line) => [line.replace(/ .*/, ''), line]),
);

/** Where the line stands: branches lead from here. */
export const EXAMPLE_AT = 0x4008_0000n;
