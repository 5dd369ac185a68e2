/** One Ctrl-C reaches a program started by npm twice: from the terminal and from npm. */
const SAME_PRESS_MS = 1_000;

/** Runs an entry point to its end; Ctrl-C or SIGTERM asks it to end through the signal, and when pressed again ends it at once. */
export function runProgram(main: (stop: AbortSignal) => Promise<void>): void {
  const stopping = new AbortController();
  let askedAt = 0;
  const ask = (): void => {
    if (!stopping.signal.aborted) {
      askedAt = performance.now();
      process.stderr.write('\nĐang dừng cho gọn… (Ctrl-C lần nữa để dừng ngay)\n');
      stopping.abort();
    } else if (performance.now() - askedAt > SAME_PRESS_MS) process.exit(130);
  };
  process.on('SIGINT', ask).on('SIGTERM', ask);
  // A terminal that was closed is nobody to write to, and no reason to leave the database open.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  void run(main, stopping.signal).then(() => process.stdout.write('', () => process.exit()));
}

async function run(main: (stop: AbortSignal) => Promise<void>, stop: AbortSignal): Promise<void> {
  try {
    await main(stop);
    if (stop.aborted) process.stderr.write('Đã dừng.\n');
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${await explainFailure(error)}\n`);
  }
}

export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Why the program could not start, to whoever sits at the machine. */
async function explainFailure(error: unknown): Promise<string> {
  // Loaded when needed: commands that need no database start without it.
  const [{ ConfigError }, { DataFolderInUseError, NotMigratedError }, { isRefusal }] = await Promise.all([
    import('#src/platform/config'), import('#src/platform/database'), import('#src/platform/refusal'),
  ]);
  if (error instanceof ConfigError) return error.message;
  if (error instanceof DataFolderInUseError) {
    return `Thư mục dữ liệu ${error.dataDir} đang được một tiến trình khác dùng (pid ${error.pid}). Dừng tiến trình đó, hoặc đặt DATA_DIR khác.`;
  }
  if (error instanceof NotMigratedError) {
    return `Cơ sở dữ liệu chưa ở phiên bản của chương trình này, còn thiếu ${error.missing.join(', ')}. Đặt MIGRATION_DATABASE_URL của chủ cơ sở dữ liệu rồi chạy: npm run -s cli -- migrate`;
  }
  if (isRefusal(error)) return `Không khởi động được: ${error.text}`;
  const { code, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Cổng ${port ?? ''} đang được chương trình khác dùng. Dừng chương trình đó, hoặc đặt PORT khác (ví dụ PORT=3001).`;
  if (code === 'EACCES' && port !== undefined) return `Không được phép mở cổng ${port}. Đặt PORT từ 1024 trở lên.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `Không kết nối được tới cơ sở dữ liệu hoặc Redis: ${message}`;
  return `Chương trình dừng vì lỗi: ${stack ?? String(error)}`;
}
