import { savedList, savedLog } from '../../../../nodes/shared/sync/readState';
import { backfill, state } from './states';

const LIST = {
	source: 'source',
	syncedAt: '2026-11-20T12:00:00.000Z',
	behind: false,
	entities: { '=1': ['One', null, null, null, null], '=2': 'fingerprints' },
	missing: {},
	memory: {},
};

it('a state that is whole is read as it is', () => {
	const whole = state({ cursor: { live: '2026-11-20T12:00:00.000Z', backfill: backfill() } });
	expect(savedLog(whole, 'source')).toBe(whole);
	expect(savedList(LIST, 'source')).toBe(LIST);
});

it.each([
	['of another source', { source: 'other' }],
	['without a cursor', { cursor: undefined }],
	['whose cursor is a text', { cursor: '2026-11-20T12:00:00.000Z' }],
	['whose cursor stands on no day', { cursor: { live: '2026-02-30T12:00:00.000Z' } }],
	['whose backfill is half', { cursor: { live: '2026-11-20T12:00:00.000Z', backfill: {} } }],
	['whose memory of conversions is a list', { known: [] }],
	['whose deliveries are none', { deliveries: [null] }],
	['without the lost ones', { lost: null }],
	['whose memory of the account is null', { memory: null }],
])('a log’s state %s is as good as none', (_what, more) => {
	expect(savedLog({ ...state(), ...more }, 'source')).toBeUndefined();
});

it.each([
	['of another source', { source: 'other' }],
	['whose entities are numbers', { entities: { '=1': 1 } }],
	['whose missing ones are null', { missing: null }],
	['whose delivery is half', { delivery: { key: 'k' } }],
	['that is a list', undefined],
])('a list’s state %s is as good as none', (_what, more) => {
	expect(savedList(more === undefined ? [] : { ...LIST, ...more }, 'source')).toBeUndefined();
});
