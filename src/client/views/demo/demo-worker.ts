/** The worker of the walk's machine. The bundler finds a worker by this very expression. */
export const demoWorker = (): Worker => new Worker(new URL('./demo.worker.ts', import.meta.url), { type: 'module' });
