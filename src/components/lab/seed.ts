/** `?seed=7`: the variant that somebody was given. */
export function seedOf(search: string): number | undefined {
  const text = new URLSearchParams(search).get('seed') ?? '';
  return /^\d{1,10}$/.test(text) && Number(text) < 2 ** 32 ? Number(text) : undefined;
}
