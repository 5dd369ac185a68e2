import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { promisify } from 'node:util';
import { unpackBrowser } from './packed-browser.js';

export interface FoundBrowser {
  executablePath: string;
  /** All of the browser's environment; nothing of ours. */
  env: Record<string, string>;
}

/** Where Chrome, Chromium and Edge are installed by those who package them. */
const INSTALLED: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
};

const STARTS_WITHIN = 20_000;

/**
 * A browser that starts here: the one that the operator names, else the one packed in its npm package (Linux on x64), else an installed one.
 * @throws Error naming everything that was tried
 */
export async function findBrowser(configured?: string): Promise<FoundBrowser> {
  const tried: string[] = [];
  for await (const candidate of candidates(configured, tried)) {
    const problem = await problemOf(candidate);
    if (problem === undefined) return candidate;
    tried.push(`${candidate.executablePath}: ${problem}`);
  }
  throw new Error(`No browser starts here. ${tried.join('; ') || 'None was found.'}`);
}

async function* candidates(configured: string | undefined, tried: string[]): AsyncGenerator<FoundBrowser> {
  if (configured !== undefined) {
    yield { executablePath: configured, env: {} };
    return;
  }
  if (process.platform === 'linux' && process.arch === 'x64') yield* packed(tried);
  for (const executablePath of INSTALLED[process.platform] ?? []) if (await isThere(executablePath)) yield { executablePath, env: {} };
}

/** As it is, then with the libraries that a bare server lacks. A system without fonts gets those of the package. */
async function* packed(tried: string[]): AsyncGenerator<FoundBrowser> {
  const unpacked = await unpackBrowser().catch((error: unknown) => {
    tried.push(error instanceof Error ? error.message : String(error));
    return undefined;
  });
  if (!unpacked) return;
  const { executablePath, libraries, fonts } = unpacked;
  const env: Record<string, string> = (await isThere('/etc/fonts/fonts.conf')) ? {} : { FONTCONFIG_FILE: `${fonts}/fonts.conf` };
  yield { executablePath, env };
  yield { executablePath, env: { ...env, LD_LIBRARY_PATH: libraries } };
}

async function isThere(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(() => true, () => false);
}

/** Asked for its version a browser loads its libraries and says what is missing. On Windows it would open a window instead. */
async function problemOf({ executablePath, env }: FoundBrowser): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  return promisify(execFile)(executablePath, ['--version', '--no-sandbox'], { env, timeout: STARTS_WITHIN }).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? (error.message.split('\n')[1] ?? error.message) : String(error)),
  );
}
