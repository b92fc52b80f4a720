/**
 * What a handler may call, as a page lists it beside the editor: names, types and English sentences are those of the engine's
 * own interfaces and their comments. The Chinese sentences are in src/messages/handler-api.zh-cn.ts.
 */
import ts from 'typescript';
import type { ApiEntry } from '../../src/client/typescript/api.ts';

/** In the order in which a reader meets them. `only`: the rest of a class is for the hypervisor's own use. */
const GROUPS: readonly { readonly id: string; readonly type: string; readonly only?: readonly string[] }[] = [
  { id: 'call', type: 'Call', only: ['el2', 'frame', 'current', 'cpu', 'vms', 'again', 'newTable'] },
  { id: 'el2', type: 'El2' },
  { id: 'frame', type: 'Frame', only: ['x', 'setX', 'elr', 'spsr', 'sp', 'skip'] },
  {
    id: 'cpu',
    type: 'PerCpu',
    only: ['id', 'state', 'vcpus', 'acknowledge', 'drop', 'end', 'enable', 'target', 'kick'],
  },
  { id: 'vcpu', type: 'VCpu', only: ['vm', 'index', 'core', 'state', 'admitted', 'hasEvent', 'timerDeadline'] },
  { id: 'access', type: 'Access' },
  {
    id: 'vgic',
    type: 'Vgic',
    only: [
      ...['place', 'targetOf', 'isForwarded', 'holders', 'setLine', 'raisePhysical', 'latch', 'sendSgi', 'changed'],
      ...['isPending', 'isActive', 'clearPending', 'activate', 'deactivate'],
    ],
  },
  { id: 'lists', type: 'ListRegisters', only: ['write', 'evict', 'urgency'] },
  { id: 'HANDLERS', type: 'Handlers' },
];
const FUNCTIONS = [
  'decodeRegister',
  ...['faultingIpa', 'decodeAccess', 'emulatedDevice', 'injectAbort', 'injectUndefined', 'injectSynchronous', 'hex'],
  ...['settle', 'switchTo'],
  ...['isPending', 'hardwareLink', 'takeOwn'],
];

/** @param module path of the file whose exports a reader may import */
export function handlerApi(program: ts.Program, module: string): readonly ApiEntry[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(module);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (source === undefined || symbol === undefined) throw new Error(`${module} exports nothing`);
  const exported = new Map(
    checker
      .getExportsOfModule(symbol)
      .map(
        (one) => [one.name, (one.flags & ts.SymbolFlags.Alias) === 0 ? one : checker.getAliasedSymbol(one)] as const,
      ),
  );
  const known = (name: string): ts.Symbol => {
    const found = exported.get(name);
    if (found === undefined) throw new Error(`${module} exports no ${name}`);
    return found;
  };
  const call = checker.getDeclaredTypeOfSymbol(known('Call'));
  const text = (type: ts.Type): string =>
    checker
      .typeToString(type, source, ts.TypeFormatFlags.NoTruncation)
      .replaceAll(/import\("[^"]+"\)\./g, '')
      .replaceAll('Machine<VCpu>', 'VM');
  /** Functions that take only some of a call are given the whole of it. */
  const parameter = (of: ts.Symbol): string => {
    const type = checker.getTypeOfSymbolAtLocation(of, source);
    const isCall = (type.flags & ts.TypeFlags.Object) !== 0 && checker.isTypeAssignableTo(call, type);
    const declared = of.valueDeclaration;
    const isOptional = declared !== undefined && ts.isParameter(declared) && checker.isOptionalParameter(declared);
    const shown = isCall ? 'Call' : text(isOptional ? checker.getNonNullableType(type) : type);
    const name = of.name.startsWith('__') ? shown.toLowerCase() : isCall ? 'call' : of.name;
    return `${name}${isOptional ? '?' : ''}: ${shown}`;
  };
  const entry = (of: ts.Symbol, group: string): ApiEntry => {
    const type = checker.getTypeOfSymbolAtLocation(of, source);
    const [signature] = type.getCallSignatures();
    const shown =
      signature === undefined
        ? `: ${text(type)}`
        : `(${signature.getParameters().map(parameter).join(', ')}): ${text(signature.getReturnType())}`;
    const sentence = ts.displayPartsToString(of.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim();
    if (sentence === '') throw new Error(`${group}.${of.name} has no comment`);
    return { group, name: of.name, type: shown, text: sentence };
  };
  return [
    ...GROUPS.flatMap(({ id, type, only }) =>
      checker
        .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(known(type)))
        .filter(({ name }) => !name.startsWith('__#') && (only === undefined || only.includes(name)))
        .map((one) => entry(one, id)),
    ),
    ...FUNCTIONS.map((name) => entry(known(name), '')),
  ];
}
