export {
	faultOfRule,
	MISBEHAVIOURS,
	type Misbehaviour,
	type MisbehaviourKind,
} from './misbehaviour';
export { BODY_BYTES_KEPT, MASK, REQUESTS_KEPT, type Received } from './received';
export { Refused } from './refused';
export {
	html,
	json,
	MAX_BODY_BYTES,
	readBody,
	type Handler,
	type SimulatedAnswer,
	type SimulatedRequest,
} from './request';
export { Simulator, type Command, type ElsewhereCalls } from './simulator';
