/** What stands after the question mark of an address, as it came: anybody may have typed it. */
export type Asked = Readonly<Record<string, unknown>>;

/** One text of it; nothing where there is none, or several. @example asked({ ma: 'H26.15.30-260302-0001' }, 'ma') */
export function asked(query: Asked, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}
