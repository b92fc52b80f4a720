/** Part of every built page: keeps the site for offline, and says when there is a new version. Small; the rest is fetched. */
const { BASE_URL } = import.meta.env;
const base = BASE_URL.endsWith('/') ? BASE_URL : `${BASE_URL}/`;

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${base}sw.js`, { scope: base });
  const tell = (worker: ServiceWorker | null): void => {
    // The first version that a browser sees replaces nothing.
    if (worker !== null && navigator.serviceWorker.controller !== null)
      void import('./notice.ts').then(({ showNotice }) => showNotice(worker));
  };
  tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') tell(installing);
    });
  });
}

const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
// Not in a frame of another site, and not for readers who pay for each byte.
if ('serviceWorker' in navigator && window.top === window && connection?.saveData !== true)
  addEventListener('load', () => void register().catch(() => undefined));
export {};
