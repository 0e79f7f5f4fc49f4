import type { PostgresAddress } from '../live/postgres';

/** Jobs of the queue that are kept after their end, so that whoever missed it can look it up. */
const KEPT_JOBS = '1000';

/** Executions of a worker at once. */
const CONCURRENCY = '20';

/** The settings of docs/scaling.md, the same for each of n8n's processes. */
export function queueEnvironment(
	database: PostgresAddress,
	redisPort: number,
	encryptionKey: string,
): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: encryptionKey,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: database.host,
		DB_POSTGRESDB_PORT: String(database.port),
		DB_POSTGRESDB_DATABASE: database.database,
		DB_POSTGRESDB_USER: database.user,
		DB_POSTGRESDB_PASSWORD: database.password,
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		N8N_CONCURRENCY_PRODUCTION_LIMIT: CONCURRENCY,
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		// Webhooks are for the webhook processor.
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		N8N_EXECUTIONS_QUEUE_KEEP_LAST_COMPLETED: KEPT_JOBS,
		N8N_EXECUTIONS_QUEUE_KEEP_LAST_FAILED: KEPT_JOBS,
	};
}
