/** Only https, only an origin that the app's metadata names, and below the path that stands there. */
export function isPermitted(url: string, permitted: readonly string[]): boolean {
  const asked = URL.parse(url);
  if (asked?.protocol !== 'https:' || asked.username !== '' || asked.password !== '') return false;
  return permitted.some((entry) => {
    const allowed = new URL(entry);
    const path = allowed.pathname.replace(/\/$/, '');
    return (
      allowed.protocol === 'https:' &&
      asked.origin === allowed.origin &&
      (asked.pathname === path || asked.pathname.startsWith(`${path}/`))
    );
  });
}
