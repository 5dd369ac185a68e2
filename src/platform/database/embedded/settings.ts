/**
 * For a commune's PC with 4 GB that also runs a browser: few processes, little memory, nothing written that recovery does
 * not need. Durability is not traded: fsync, full_page_writes and synchronous_commit stay on.
 */
const SMALL_MACHINE: Readonly<Record<string, string>> = {
  fsync: 'on',
  shared_buffers: '64MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '512MB',
  huge_pages: 'off',
  jit: 'off',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '1',
  min_wal_size: '64MB',
  max_wal_size: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Statements and rows carry personal data: the log gets neither.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  logging_collector: 'off',
};

/** Command line of the postmaster; what is asked for wins over the small machine's defaults. */
export function postmasterArguments(cluster: string, port: number, maxConnections: number, wanted: Record<string, string>): string[] {
  const settings = {
    ...SMALL_MACHINE,
    max_connections: String(maxConnections),
    ...wanted,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
