import 'reflect-metadata';
import './process-environment';
import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { DataDeduplicationService, InstanceSettings } from 'n8n-core';
import { InMemoryDeduplicator } from './deduplicator';
import { privacy } from './witness';

/**
 * n8n-core, ready to run without a server. Every harness file takes it from here, so that the order
 * of loading (reflect-metadata, environment, n8n-core) is fixed in one place.
 *
 * OutboundHttp and all it needs (SSRF policy, logger, configuration) build themselves from their
 * defaults. Only InstanceSettings must be given: the real one writes `~/.n8n/config`.
 */
Container.set(
	InstanceSettings,
	// A class with private state cannot be satisfied by a literal; contexts read these fields only.
	{
		instanceId: 'test-instance',
		instanceType: 'main',
		instanceRole: 'leader',
		isLeader: true,
		isMultiMain: false,
		hmacSignatureSecret: 'test-hmac-secret',
		encryptionKey: 'test-encryption-key',
		n8nFolder: '',
	} as unknown as InstanceSettings,
);

/** What a node or the engine hands to n8n's logger is seen, whatever level is written. */
for (const level of ['error', 'warn', 'info', 'debug', 'verbose'] as const) {
	const write = Reflect.get(Logger.prototype, level) as unknown;
	if (typeof write !== 'function') continue;
	Reflect.set(Logger.prototype, level, function (this: Logger, ...line: unknown[]): unknown {
		privacy().see('a log line', line);
		return Reflect.apply(write, this, line);
	});
}

// `init` sets the instance before its first await, and is called once: this module is a singleton.
void DataDeduplicationService.init(new InMemoryDeduplicator());

export { Container };
export {
	ExecuteContext,
	ExecutionLifecycleHooks,
	ExternalSecretsProxy,
	HookContext,
	LoadOptionsContext,
	PollContext,
	PollTriggerExecutor,
	RoutingNode,
	WebhookContext,
	WorkflowExecute,
	getAdditionalKeys,
} from 'n8n-core';
