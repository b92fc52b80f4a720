import { PARTS, type PartId } from '../../engine/hypervisor/parts.ts';

/** What a file of a part begins with: its exports, each handing on to the built-in handler. */
export function beginning(part: PartId): string {
  const { handlers } = PARTS[part];
  const lines = handlers.map(
    (name) => `export const ${name}: Handlers['${name}'] = (...all) => HANDLERS.${name}(...all);`,
  );
  return `import { HANDLERS, type Handlers } from 'hypervisor';\n\n${lines.join('\n')}\n`;
}
