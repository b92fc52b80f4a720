/** Headings of the Arm ARM's C7.2 in its order, so that a row finds its section by name. Those of no row count too. */
const headings = `ABS|ADD (vector)|ADDHN|ADDP (scalar)|ADDP (vector)|ADDV|AESD|AESE|AESIMC|AESMC|AND (vector)|BCAX|BFCVT|BFCVTN
BFDOT (by element)|BFDOT (vector)|BFMLAL (by element)|BFMLAL (vector)|BFMMLA|BIC (vector, immediate)|BIC (vector, register)
BIF|BIT|BSL|CLS (vector)|CLZ (vector)|CMEQ (register)|CMEQ (zero)|CMGE (register)|CMGE (zero)|CMGT (register)|CMGT (zero)
CMHI (register)|CMHS (register)|CMLE (zero)|CMLT (zero)|CMTST|CNT|DUP (element)|DUP (general)|EOR (vector)|EOR3|EXT|FABD
FABS (vector)|FABS (scalar)|FACGE|FACGT|FADD (vector)|FADD (scalar)|FADDP (scalar)|FADDP (vector)|FCADD|FCCMP|FCCMPE
FCMEQ (register)|FCMEQ (zero)|FCMGE (register)|FCMGE (zero)|FCMGT (register)|FCMGT (zero)|FCMLA (by element)|FCMLA
FCMLE (zero)|FCMLT (zero)|FCMP|FCMPE|FCSEL|FCVT|FCVTAS (vector)|FCVTAS (scalar)|FCVTAU (vector)|FCVTAU (scalar)|FCVTL
FCVTMS (vector)|FCVTMS (scalar)|FCVTMU (vector)|FCVTMU (scalar)|FCVTN|FCVTNS (vector)|FCVTNS (scalar)|FCVTNU (vector)
FCVTNU (scalar)|FCVTPS (vector)|FCVTPS (scalar)|FCVTPU (vector)|FCVTPU (scalar)|FCVTXN|FCVTZS (vector, fixed-point)
FCVTZS (vector, integer)|FCVTZS (scalar, fixed-point)|FCVTZS (scalar, integer)|FCVTZU (vector, fixed-point)
FCVTZU (vector, integer)|FCVTZU (scalar, fixed-point)|FCVTZU (scalar, integer)|FDIV (vector)|FDIV (scalar)|FJCVTZS|FMADD
FMAX (vector)|FMAX (scalar)|FMAXNM (vector)|FMAXNM (scalar)|FMAXNMP (scalar)|FMAXNMP (vector)|FMAXNMV|FMAXP (scalar)
FMAXP (vector)|FMAXV|FMIN (vector)|FMIN (scalar)|FMINNM (vector)|FMINNM (scalar)|FMINNMP (scalar)|FMINNMP (vector)|FMINNMV
FMINP (scalar)|FMINP (vector)|FMINV|FMLA (by element)|FMLA (vector)|FMLAL (by element)|FMLAL (vector)|FMLS (by element)
FMLS (vector)|FMLSL (by element)|FMLSL (vector)|FMOV (vector, immediate)|FMOV (register)|FMOV (general)
FMOV (scalar, immediate)|FMSUB|FMUL (by element)|FMUL (vector)|FMUL (scalar)|FMULX (by element)|FMULX|FNEG (vector)
FNEG (scalar)|FNMADD|FNMSUB|FNMUL (scalar)|FRECPE|FRECPS|FRECPX|FRINT32X (vector)|FRINT32X (scalar)|FRINT32Z (vector)
FRINT32Z (scalar)|FRINT64X (vector)|FRINT64X (scalar)|FRINT64Z (vector)|FRINT64Z (scalar)|FRINTA (vector)|FRINTA (scalar)
FRINTI (vector)|FRINTI (scalar)|FRINTM (vector)|FRINTM (scalar)|FRINTN (vector)|FRINTN (scalar)|FRINTP (vector)
FRINTP (scalar)|FRINTX (vector)|FRINTX (scalar)|FRINTZ (vector)|FRINTZ (scalar)|FRSQRTE|FRSQRTS|FSQRT (vector)
FSQRT (scalar)|FSUB (vector)|FSUB (scalar)|INS (element)|INS (general)|LD1 (multiple structures)|LD1 (single structure)|LD1R
LD2 (multiple structures)|LD2 (single structure)|LD2R|LD3 (multiple structures)|LD3 (single structure)|LD3R
LD4 (multiple structures)|LD4 (single structure)|LD4R|LDNP|LDP|LDR (immediate)|LDR (literal)|LDR (register)|LDUR
MLA (by element)|MLA (vector)|MLS (by element)|MLS (vector)|MOV (scalar)|MOV (element)|MOV (from general)|MOV (vector)
MOV (to general)|MOVI|MUL (by element)|MUL (vector)|MVN|MVNI|NEG (vector)|NOT|ORN (vector)|ORR (vector, immediate)
ORR (vector, register)|PMUL|PMULL|RADDHN|RAX1|RBIT (vector)|REV16 (vector)|REV32 (vector)|REV64|RSHRN|RSUBHN|SABA|SABAL|SABD
SABDL|SADALP|SADDL|SADDLP|SADDLV|SADDW|SCVTF (vector, fixed-point)|SCVTF (vector, integer)|SCVTF (scalar, fixed-point)
SCVTF (scalar, integer)|SDOT (by element)|SDOT (vector)|SHA1C|SHA1H|SHA1M|SHA1P|SHA1SU0|SHA1SU1|SHA256H2|SHA256H|SHA256SU0
SHA256SU1|SHA512H|SHA512H2|SHA512SU0|SHA512SU1|SHADD|SHL|SHLL|SHRN|SHSUB|SLI|SM3PARTW1|SM3PARTW2|SM3SS1|SM3TT1A|SM3TT1B
SM3TT2A|SM3TT2B|SM4E|SM4EKEY|SMAX|SMAXP|SMAXV|SMIN|SMINP|SMINV|SMLAL (by element)|SMLAL (vector)|SMLSL (by element)
SMLSL (vector)|SMMLA|SMOV|SMULL (by element)|SMULL (vector)|SQABS|SQADD|SQDMLAL (by element)|SQDMLAL (vector)
SQDMLSL (by element)|SQDMLSL (vector)|SQDMULH (by element)|SQDMULH (vector)|SQDMULL (by element)|SQDMULL (vector)|SQNEG
SQRDMLAH (by element)|SQRDMLAH (vector)|SQRDMLSH (by element)|SQRDMLSH (vector)|SQRDMULH (by element)|SQRDMULH (vector)|SQRSHL
SQRSHRN|SQRSHRUN|SQSHL (immediate)|SQSHL (register)|SQSHLU|SQSHRN|SQSHRUN|SQSUB|SQXTN|SQXTUN|SRHADD|SRI|SRSHL|SRSHR|SRSRA|SSHL
SSHLL|SSHR|SSRA|SSUBL|SSUBW|ST1 (multiple structures)|ST1 (single structure)|ST2 (multiple structures)
ST2 (single structure)|ST3 (multiple structures)|ST3 (single structure)|ST4 (multiple structures)|ST4 (single structure)|STNP
STP|STR (immediate)|STR (register)|STUR|SUB (vector)|SUBHN|SUDOT (by element)|SUQADD|SXTL|TBL|TBX|TRN1|TRN2|UABA|UABAL|UABD
UABDL|UADALP|UADDL|UADDLP|UADDLV|UADDW|UCVTF (vector, fixed-point)|UCVTF (vector, integer)|UCVTF (scalar, fixed-point)
UCVTF (scalar, integer)|UDOT (by element)|UDOT (vector)|UHADD|UHSUB|UMAX|UMAXP|UMAXV|UMIN|UMINP|UMINV|UMLAL (by element)
UMLAL (vector)|UMLSL (by element)|UMLSL (vector)|UMMLA|UMOV|UMULL (by element)|UMULL (vector)|UQADD|UQRSHL|UQRSHRN
UQSHL (immediate)|UQSHL (register)|UQSHRN|UQSUB|UQXTN|URECPE|URHADD|URSHL|URSHR|URSQRTE|URSRA|USDOT (by element)|USDOT (vector)
USHL|USHLL|USHR|USMMLA|USQADD|USRA|USUBL|USUBW|UXTL|UZP1|UZP2|XAR|XTN|ZIP1|ZIP2`
  .split(/[|\n]/);

/** `C7.2.n` of a heading. */
export function section(heading: string): string {
  const at = headings.indexOf(heading);
  if (at < 0) throw new Error(`no heading ${heading} in C7.2`);
  return `C7.2.${at + 1}`;
}
