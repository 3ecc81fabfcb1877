import type { Preferences } from './preferences.ts';

const darkSystem = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** Puts the theme on the page; the style sheet does the rest. */
export function showTheme(theme: Preferences['theme']): void {
  document.documentElement.dataset.theme = theme;
}

/** The scheme that the page shows at the moment. */
export function shownScheme(): 'light' | 'dark' {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return darkSystem().matches ? 'dark' : 'light';
}

/** Tells of every change of the shown scheme, by the system or on the page, as long as the page lives. */
export function onSchemeChange(tell: () => void): void {
  darkSystem().addEventListener('change', tell);
  new MutationObserver(tell).observe(document.documentElement, { attributeFilter: ['data-theme'] });
}
