/**
 * What labs with TypeScript need beside the core: QuickJS with the hypervisor's bundle, and the type stripper, which is half
 * a compiler. Whoever evaluates such a lab loads them first (client/lab-tools.ts in a worker, kit/testing.ts in Node).
 */
import type { SandboxImage } from '../../engine/sandbox/hypervisor.ts';
import type { strip } from '../../engine/sandbox/strip.ts';
import type { Lab } from './lab.ts';

export interface LabTools {
  readonly sandbox: SandboxImage;
  readonly strip: typeof strip;
}

/** Whether a lab cannot be built without `LabTools`. */
export const needsTools = (lab: Lab): boolean =>
  lab.predicates !== undefined || lab.files.some(({ language }) => language === 'typescript');
