/** Chapter 11: one system call of NimbOS, from `svc` to the UART. The reader says what happens; the run is asked. */
import { because, bits, checkpoint, need, step } from '../kit/define.ts';
import type { LabSource } from '../kit/lab.ts';
import type { Diagnosis, EventPattern, Requirement, Value } from '../kit/query.ts';

const param = (name: string): Value => ({ param: name });
const answer = (name: string): Value => ({ answer: name });
const minus = (a: Value, b: Value): Value => ({ op: 'sub', args: [a, b] });

/** An SVC of the program, once the line before has been sent; of write() the first. */
const [SVC_EC, WRITE] = [0x15, 1];
const svc: EventPattern = { event: 'exception', where: { from: 0, to: 1, ec: SVC_EC } };
const write: EventPattern = { event: 'exception', where: { from: 0, to: 1, ec: SVC_EC, x8: WRITE } };
const UARTDR = 0x0900_0000;
/** A function of the kernel, as it is entered on behalf of that call. */
const entered = (name: string): EventPattern => ({ event: 'at', where: { pc: { symbol: name } }, after: write });
/** The line that has called it. */
const callOf = (name: string): Value => ({ guestLine: minus({ of: entered(name), field: 'x30' }, 4) });
const sent: EventPattern = { event: 'mmio', where: { write: 1, address: UARTDR }, after: write };

/** What is asked, and what the run says of it. Slips come first. */
function asked(name: string, found: Value, ...slips: readonly (readonly [code: string, value: Value])[]): Requirement {
  const params = { answer: answer(name), found };
  return need(
    { value: answer(name), is: found },
    ...slips.map(([code, value]): Diagnosis => because(code, params, { value: answer(name), is: value })),
    because(`wrong.${name}`, params),
  );
}
const line = (name: string, found: Value, ...slips: Parameters<typeof asked>[2][]): Requirement => {
  const params = { answer: { decimal: answer(name) }, found: { decimal: found } };
  return need(
    { value: answer(name), is: found },
    ...slips.map(([code, value]): Diagnosis => because(code, params, { value: answer(name), is: value })),
    because(`wrong.${name}`, params),
  );
};

/** On the way of the call; the reader has them in another order. */
const FUNCTIONS = ['handle_trap', 'system_call', 'console_put', 'pl011_put'];
const orders = (of: readonly string[]): readonly (readonly string[])[] =>
  of.length < 2 ? [of] : of.flatMap((one) => orders(of.filter((other) => other !== one)).map((rest) => [one, ...rest]));
const ORDERS = orders(FUNCTIONS);
const place = (name: string): readonly number[] => ORDERS.map((order) => order.indexOf(name) + 1);
/** Of the line `process 5: turn 2` with its line feed. */
const LENGTH = 18;

const lab: LabSource = {
  version: 1,
  chapter: 11,
  order: 5,
  minutes: 25,
  objectives: ['objective.call', 'objective.source'],
  machine: {
    cpus: 1,
    memory: 128,
    virtualization: true,
    guests: [{ file: 'nimbos.bin', load: '0x40080000', source: { symbols: 'nimbos.symbols', lines: 'nimbos.lines' } }],
    images: [{ file: 'boot.s', origin: '0x40070000' }],
    entry: '_start',
    input: [{ at: 0, text: 'yield\n' }],
    lookFrom: 'process 5: turn 1\r\n',
    untilShown: ['process 5: turn 2\r\n'],
    budget: 5_000_000,
  },
  files: [
    { path: 'way', language: 'answers' },
    { path: 'boot.s', language: 'a64', readonly: true },
  ],
  views: ['code', 'levels', 'registers'],
  parameters: [
    { name: 'order', from: 0, to: ORDERS.length - 1 },
    {
      name: 'functions',
      words: ORDERS.map((order) => order.map((name, n) => `${n + 1} ${name}`).join('   ')),
      by: 'order',
    },
    { name: 'dispatches', pick: place('system_call'), by: 'order' },
    { name: 'expands', pick: place('console_put'), by: 'order' },
    { name: 'waits', pick: place('pl011_put'), by: 'order' },
    { name: 'entry', pick: place('handle_trap'), by: 'order' },
    { name: 'which', from: 0, to: 1 },
    { name: 'register', pick: [0, 2], by: 'which' },
    { name: 'argument', pick: [1, LENGTH], by: 'which' },
  ],
  steps: ['call', 'kernel', 'source', 'uart'].map((name) => step(name)),
  checkpoints: [
    checkpoint(
      'call',
      2,
      asked('calls', { count: svc }),
      asked('number', { of: write, field: 'x8' }, ['wrong.number-linux', 64]),
      asked('argument', { of: write, x: param('register') }),
    ),
    checkpoint(
      'kernel',
      2,
      need(
        { value: answer('vector'), is: { of: write, field: 'place' } },
        because(
          'wrong.vector-el2',
          { found: { vector: { of: write, field: 'place' } } },
          { value: answer('vector'), is: 0x2400 },
        ),
        because('wrong.vector', {
          answer: { vector: answer('vector') },
          found: { vector: { of: write, field: 'place' } },
        }),
      ),
      asked('ec', { of: write, field: 'ec' }, ['wrong.ec-hvc', 0x16], ['wrong.ec-esr', { of: write, field: 'esr' }]),
      asked('from', bits({ of: write, field: 'spsr' }, 3, 2)),
      asked('dispatches', param('dispatches'), ['wrong.dispatches-vector', param('entry')]),
    ),
    checkpoint(
      'source',
      3,
      line('trap', callOf('system_call')),
      line('loop', callOf('console_put'), ['wrong.loop-case', 93]),
      line('store', { guestLine: { of: sent, field: 'pc' } }, ['wrong.store-wait', 20]),
    ),
    checkpoint(
      'uart',
      2,
      asked('bytes', { count: { event: 'console', after: write } }, ['wrong.bytes-length', { of: write, field: 'x2' }]),
      asked('expands', param('expands')),
      asked('waits', param('waits')),
    ),
  ],
};

export default lab;
