// Exact A64 floating point on bit patterns, as the Cortex-A72 has it. Results and cumulative flags follow the manual's
// pseudocode (Arm ARM shared/functions/float); FPCR and FPSR live in state.ts.
export * from './state';
export { fabd32, fabd64, fadd32, fadd64, fsub32, fsub64 } from './add';
export { fcmeq32, fcmeq64, fcmge32, fcmge64, fcmgt32, fcmgt64, fcmp32, fcmp64 } from './compare';
export { fcvt16to32, fcvt16to64, fcvt32to16, fcvt32to64, fcvt64to16, fcvt64to32, fcvtxn } from './convert';
export { fdiv32, fdiv64 } from './divide';
export { frecpe32, frecpe64, frecpx32, frecpx64, frsqrte32, frsqrte64, urecpe, ursqrte } from './estimate';
export {
  fastAdd32,
  fastAdd64,
  fastDiv32,
  fastDiv64,
  fastFma32,
  fastMul32,
  fastMul64,
  fastSqrt32,
  fastSqrt64,
  fastSub32,
  fastSub64,
} from './fast';
export { fastCvtf32, fastCvtf64, fastFcmp32, fastFcmp64, fastFcvt64to32, fastFcvtz32, fastFcvtz64 } from './fast-convert';
export { fma32, fma64, frecps32, frecps64, frsqrts32, frsqrts64 } from './fma';
export { ftoint32, ftoint64, inttof32, inttof64 } from './integer';
export { fmax32, fmax64, fmaxnm32, fmaxnm64, fmin32, fmin64, fminnm32, fminnm64 } from './minmax';
export { fmul32, fmul64, fmulx32, fmulx64 } from './multiply';
export { frint32, frint64 } from './roundint';
export { fsqrt32, fsqrt64 } from './sqrt';
