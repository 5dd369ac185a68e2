import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, jest, test } from '@jest/globals';
import { packageRoot } from '#src/platform/database';

jest.setTimeout(180_000);

test('dates and deadlines come out the same on a machine in another time zone', async () => {
  const folders = 'libs/(civil-date|worktime|deadline|dossier-code|dossier-flow|reporting)/';
  const child = spawn(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--selectProjects', 'libs', '--testPathPatterns', folders, '--maxWorkers', '1'],
    { cwd: packageRoot(), env: { ...process.env, TZ: 'America/New_York' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let report = '';
  child.stderr.on('data', (chunk: Buffer) => (report += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  expect({ code, report: code === 0 ? '' : report.slice(-5_000) }).toEqual({ code: 0, report: '' });
  expect(report).toMatch(/Tests: +\d+ passed/);
});
