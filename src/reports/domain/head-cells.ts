import type { HeadPath } from '#libs/reporting';

/** A head over columns first..last, on the levels fromLevel..toLevel, all counted from 0. */
export interface HeadCell {
  first: number;
  last: number;
  fromLevel: number;
  toLevel: number;
  text: string;
}

/**
 * The cells of a table's head: neighbours with the same upper heads share them, and a column's own head reaches down to the last level.
 * @example headCells([['STT'], ['Số hồ sơ', 'Tổng số'], ['Số hồ sơ', 'Trực tuyến']]) // 'Số hồ sơ' over columns 1..2 on level 0
 */
export function headCells(paths: readonly HeadPath[]): HeadCell[] {
  const deepest = Math.max(...paths.map((path) => path.length)) - 1;
  return cellsOn(0, 0, paths.length - 1, paths, deepest);
}

function cellsOn(level: number, from: number, to: number, paths: readonly HeadPath[], deepest: number): HeadCell[] {
  const cells: HeadCell[] = [];
  let first = from;
  while (first <= to) {
    const path = paths[first] ?? [];
    const text = path[level] ?? '';
    const isOwn = level === path.length - 1;
    let last = first;
    while (!isOwn && last < to && isUpper(paths[last + 1], level, text)) last += 1;
    cells.push({ first, last, fromLevel: level, toLevel: isOwn ? deepest : level, text });
    if (!isOwn) cells.push(...cellsOn(level + 1, first, last, paths, deepest));
    first = last + 1;
  }
  return cells;
}

function isUpper(path: HeadPath | undefined, level: number, text: string): boolean {
  return path !== undefined && path[level] === text && level < path.length - 1;
}
