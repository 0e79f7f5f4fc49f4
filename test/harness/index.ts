/** Runs the package's nodes and credentials on real n8n-core contexts. See each function. */
import './engine';

export type { Clock } from './clock';
export { withClock } from './clock';
export type { CredentialEntry, Credentials } from './credentials';
export type { Emission } from './emission';
export type { ExecuteOptions, ExecuteResult } from './execute-node';
export { executeNode } from './execute-node';
export type { FakeRequestOptions } from './fake-http';
export type { HookOptions, HookResult } from './hook';
export { hook } from './hook';
export type { ListSearchOptions, LoadOptionsOptions } from './load-options';
export { listSearch, loadOptions } from './load-options';
export { latestVersion, NoOp, nodeTypesOf, packageTypeName, START_TYPE } from './node-types';
export type { PollerOptions, PollOptions } from './poller';
export { Poller } from './poller';
export type { DeathMoment } from './processed-data';
export { processedData, ProcessKilledError } from './processed-data';
export type { RunResult, WorkflowOptions } from './run-workflow';
export { runWorkflow, runWorkflowFile } from './run-workflow';
export type { NodeSetup } from './setup';
export { jsonCopy, START_NODE, toItems } from './setup';
export type { CredentialTestOptions, CredentialTestResult } from './test-credential';
export { testCredential } from './test-credential';
export type { WebhookAnswer, WebhookOptions, WebhookResult } from './webhook';
export { webhook } from './webhook';
