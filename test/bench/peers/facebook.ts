import type { Outgoing } from '../../../nodes/shared/platforms/platform';
import type { Leg } from './leg';
import { peer } from './packages';

/** What the bench uses of `facebook-nodejs-business-sdk`; its setters answer the object itself. */
interface Sdk {
	UserData: new () => UserData;
	CustomData: new () => CustomData;
	ServerEvent: new () => ServerEvent;
	EventRequest: new (accessToken: string, pixelId: string, events: ServerEvent[]) => EventRequest;
}
type UserData = {
	[Name in
		| 'setEmail'
		| 'setPhone'
		| 'setFirstName'
		| 'setLastName'
		| 'setCity'
		| 'setState'
		| 'setZip'
		| 'setCountry'
		| 'setFbc'
		| 'setClientUserAgent'
		| 'setClientIpAddress']: (value: string | null | undefined) => UserData;
};
interface CustomData {
	setValue(value: number | null): CustomData;
	setCurrency(value: string | null): CustomData;
	setOrderId(value: string | null): CustomData;
}
interface ServerEvent {
	setEventName(value: string): ServerEvent;
	setEventTime(value: number): ServerEvent;
	setEventId(value: string): ServerEvent;
	setActionSource(value: string): ServerEvent;
	setEventSourceUrl(value: string | null): ServerEvent;
	setUserData(value: UserData): ServerEvent;
	setCustomData(value: CustomData): ServerEvent;
}
interface EventRequest {
	setHttpService(service: {
		executeRequest(url: string, method: string, headers: object, params: object): Promise<object>;
	}): EventRequest;
	execute(): Promise<unknown>;
}

/** Events that Meta takes in one request. */
const BATCH = 1000;

/** Meta's own library, filled as its examples fill it; the HTTP service is the one thing replaced. */
export function facebook(): Leg {
	const sdk = peer('facebook-nodejs-business-sdk') as Sdk;
	return {
		library: 'facebook-nodejs-business-sdk',
		events: 'data',
		build: async (sales, sink) => {
			const executeRequest = async (
				_url: string,
				_method: string,
				_headers: object,
				params: object,
			): Promise<object> => {
				sink(Buffer.from(JSON.stringify(params)));
				return {};
			};
			for (let start = 0; start < sales.length; start += BATCH) {
				const events = sales.slice(start, start + BATCH).map((sale) => eventOf(sdk, sale));
				const request = new sdk.EventRequest('test-token', '1234567890', events);
				await request.setHttpService({ executeRequest }).execute();
			}
		},
	};
}

function eventOf(sdk: Sdk, { conversion, eventId }: Outgoing): ServerEvent {
	const { user = {}, adClickIds, convertedAt, pageUrl, revenue, currency } = conversion;
	const userData = new sdk.UserData()
		.setEmail(user.email)
		.setPhone(user.phone)
		.setFirstName(user.firstName)
		.setLastName(user.lastName)
		.setCity(user.city)
		.setState(user.region)
		.setZip(user.postalCode)
		.setCountry(user.country)
		.setFbc(adClickIds.fbc)
		.setClientUserAgent(conversion.userAgent)
		.setClientIpAddress(conversion.ip);
	const customData = new sdk.CustomData()
		.setValue(revenue)
		.setCurrency(currency)
		.setOrderId(conversion.transactionId);
	return new sdk.ServerEvent()
		.setEventName('Purchase')
		.setEventTime(Math.floor(Date.parse(convertedAt) / 1000))
		.setEventId(eventId)
		.setActionSource('website')
		.setEventSourceUrl(pageUrl)
		.setUserData(userData)
		.setCustomData(customData);
}
