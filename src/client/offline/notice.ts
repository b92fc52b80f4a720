/** The line that says that a new version of the site is there. It never reloads a page by itself. */
import { pageLocale, t as translate } from '../../messages/index.ts';

export function showNotice(waiting: ServiceWorker): void {
  document.querySelector('[data-update]')?.remove();
  const t = translate(pageLocale(document.documentElement.lang));
  const box = document.createElement('div');
  box.className = 'tae-update';
  box.dataset['update'] = '';
  box.role = 'status';
  const text = document.createElement('p');
  text.textContent = t('offline.update');
  const button = (label: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'tae-button small flat';
    made.textContent = t(label);
    made.addEventListener('click', act);
    return made;
  };
  const reload = button('offline.reload', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('activate');
  });
  box.append(
    text,
    reload,
    button('offline.later', () => box.remove()),
  );
  document.body.append(box);
}
