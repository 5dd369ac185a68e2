import { plainToInstance, Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, MinLength, validateSync } from 'class-validator';

const POSTGRES_URL = /^postgres(ql)?:\/\/\S+$/;
const SMTP_URL = /^smtps?:\/\/\S+$/;
/** Signing in over plain HTTP is for trying it out on one machine. */
const ISSUER_URL = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$))\S*$/;
const ORIGIN = /^https?:\/\/[^\s/?#]+\/?$/;
const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'] as const;

/**
 * Everything the operator may set, read once from the environment at start. An empty variable counts as not set.
 * See "Cấu hình" in the README for what each means.
 */
export class Config {
  @IsInt({ message: 'PORT phải là số nguyên từ 0 đến 65535' })
  @Min(0, { message: 'PORT phải là số nguyên từ 0 đến 65535' })
  @Max(65535, { message: 'PORT phải là số nguyên từ 0 đến 65535' })
  @Transform(({ value }) => Number(value))
  PORT = 3000;

  @IsString()
  HOST = '127.0.0.1';

  /** Folder of the embedded database and its lock. */
  @IsString()
  DATA_DIR = 'data';

  /** A PostgreSQL server's address for the application; without it the embedded database is started. */
  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'DATABASE_URL phải có dạng postgres://…' })
  DATABASE_URL?: string;

  /** The address with the rights to migrate; by default DATABASE_URL, whose sessions then take the application's role. */
  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'MIGRATION_DATABASE_URL phải có dạng postgres://…' })
  MIGRATION_DATABASE_URL?: string;

  @IsInt({ message: 'DATABASE_POOL phải là số nguyên từ 2 đến 100' })
  @Min(2, { message: 'DATABASE_POOL phải là số nguyên từ 2 đến 100' })
  @Max(100, { message: 'DATABASE_POOL phải là số nguyên từ 2 đến 100' })
  @Transform(({ value }) => Number(value))
  DATABASE_POOL = 10;

  @IsOptional()
  @Matches(/^rediss?:\/\/\S+$/, { message: 'REDIS_URL phải có dạng redis://…' })
  REDIS_URL?: string;

  /** 'apart' when worker processes do the jobs; then this process only serves. */
  @IsIn(['inside', 'apart'], { message: 'WORKER phải là inside hoặc apart' })
  WORKER: 'inside' | 'apart' = 'inside';

  /** 'demo' loads the demonstration commune into an empty database; by default so on the embedded database only. */
  @IsOptional()
  @IsIn(['demo', 'none'], { message: 'FIRST_DATA phải là demo hoặc none' })
  FIRST_DATA?: 'demo' | 'none';

  @IsOptional()
  @MinLength(8, { message: 'DEMO_PASSWORD phải có ít nhất 8 ký tự' })
  DEMO_PASSWORD?: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    message: 'LOG_LEVEL phải là fatal, error, warn, info, debug, trace hoặc silent',
  })
  LOG_LEVEL = 'info';

  /** The browser that makes PDF files; by default the one packed in its npm package, or an installed Chrome, Chromium or Edge. */
  @IsOptional()
  @IsString()
  CHROMIUM_PATH?: string;

  @IsOptional()
  @Matches(SMTP_URL, { message: 'SMTP_URL phải có dạng smtp://…' })
  SMTP_URL?: string;

  @IsString()
  MAIL_FROM = 'Bộ phận một cửa <mot-cua@localhost>';

  @IsOptional()
  @Matches(/^https?:\/\/\S+$/, { message: 'WEBHOOK_URL phải có dạng http(s)://…' })
  WEBHOOK_URL?: string;

  @IsOptional()
  @MinLength(16, { message: 'WEBHOOK_SECRET phải có ít nhất 16 ký tự' })
  WEBHOOK_SECRET?: string;

  /** Bearer token for /metrics; without it only this machine may read it, and behind a proxy nobody. */
  @IsOptional()
  @MinLength(16, { message: 'METRICS_TOKEN phải có ít nhất 16 ký tự' })
  METRICS_TOKEN?: string;

  /** Set when a proxy in front ends TLS: cookies are then Secure and the proxy's client address is believed. */
  @IsBoolean({ message: 'BEHIND_TLS phải là true hoặc false' })
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  BEHIND_TLS = false;

  /** The address that browsers use, for what is sent elsewhere; by default the one that the request itself names. */
  @IsOptional()
  @Matches(ORIGIN, { message: 'PUBLIC_URL phải có dạng https://tên-máy, không kèm đường dẫn' })
  PUBLIC_URL?: string;

  /** Seals the secrets of second factors, so that a copy of the database alone does not give them away. */
  @IsOptional()
  @MinLength(32, { message: 'SECOND_FACTOR_KEY phải có ít nhất 32 ký tự' })
  SECOND_FACTOR_KEY?: string;

  /** A province's account service that speaks OpenID Connect. */
  @IsOptional()
  @Matches(ISSUER_URL, { message: 'OIDC_ISSUER phải có dạng https://…; http:// chỉ dùng được với localhost' })
  OIDC_ISSUER?: string;

  @IsOptional()
  @IsString()
  OIDC_CLIENT_ID?: string;

  @IsOptional()
  @IsString()
  OIDC_CLIENT_SECRET?: string;

  /** What the service is called on the button. */
  @IsOptional()
  @IsString()
  OIDC_NAME?: string;
}

export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`Cấu hình sai:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
  }
}

/** @throws ConfigError listing everything that is wrong, in Vietnamese. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const known = Object.keys(new Config());
  const set = Object.fromEntries(known.flatMap((key) => (environment[key] ? [[key, environment[key]]] : [])));
  const config = plainToInstance(Config, set);
  const problems = validateSync(config).flatMap((error) => Object.values(error.constraints ?? {}));
  problems.push(...togetherProblems(config));
  if (problems.length > 0) throw new ConfigError([...new Set(problems)]);
  return config;
}

/** What each value allows for itself and the others do not. */
function togetherProblems(config: Config): string[] {
  const problems: string[] = [];
  if (config.WEBHOOK_URL && !config.WEBHOOK_SECRET) problems.push('WEBHOOK_URL cần có WEBHOOK_SECRET để ký');
  const missing = OIDC.filter((key) => !config[key]);
  if (missing.length > 0 && missing.length < OIDC.length) problems.push(`OIDC_* phải đặt đủ cả bốn; còn thiếu ${missing.join(', ')}`);
  if (config.DATABASE_URL) return problems;
  if (config.MIGRATION_DATABASE_URL) problems.push('MIGRATION_DATABASE_URL chỉ dùng cùng với DATABASE_URL');
  // The embedded database belongs to the one process that started it.
  if (config.WORKER === 'apart') problems.push('WORKER=apart cần có DATABASE_URL: cơ sở dữ liệu kèm theo chỉ dùng được trong một tiến trình');
  return problems;
}
