import type { TruthClick } from '../generator';
import type { TimeZone } from '../keitaro/timeZone';
import type { Logged, VoluumAccount } from './account';
import { uuid } from './entities';
import { voluumStamp } from './query';

type Row = Record<string, unknown>;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What every row of a log tells of its visit. Numbers are texts now and then. */
export function visitColumns(click: TruthClick): Row {
	const { campaign, offer, landing, source, network, place, agent } = click;
	return {
		clickId: click.id,
		externalId: click.externalId ?? '',
		campaignId: uuid('campaign', campaign.id),
		campaignName: campaign.name,
		offerId: uuid('offer', offer.id),
		offerName: offer.name,
		landerId: landing ? uuid('lander', landing.id) : '',
		landerName: landing?.name ?? '',
		trafficSourceId: uuid('source', source.id),
		trafficSourceName: source.name,
		affiliateNetworkId: uuid('network', network.id),
		affiliateNetworkName: network.name,
		...Object.fromEntries(
			click.subIds.slice(0, 10).map((value, i) => [`customVariable${i + 1}`, value ?? '']),
		),
		countryCode: place.code,
		countryName: place.country,
		region: place.region,
		city: click.city ?? '',
		device: capital(agent.deviceType),
		model: agent.deviceModel,
		os: agent.os,
		osVersion: agent.osVersion,
		browser: agent.browser,
		browserVersion: agent.browserVersion,
		connectionType: agent.connection,
		isp: place.isp,
		ip: click.ip,
		referrer: click.referrer ?? '',
	};
}

/** A line of the conversions log: all columns, whatever was asked for. */
export function conversionRow(account: VoluumAccount, logged: Logged, zone: TimeZone): Row {
	const { truth } = account;
	const click = truth.click(truth.clickIndexOf(logged.index));
	const { revenue } = account.firstPostback(logged.index);
	const cost = click.cost;
	return {
		...visitColumns(click),
		postbackTimestamp: voluumStamp(logged.at, zone),
		visitTimestamp: voluumStamp(click.at, zone),
		transactionId: truth.transactionId(logged.index),
		conversionType: account.typeOf(logged.index),
		conversionTypeId: 0,
		conversions: 1,
		revenue: revenue ?? 0,
		// Some builds of the report write amounts as texts.
		cost: logged.index % 2 === 0 ? cost : String(cost),
		profit: (revenue ?? 0) - cost,
	};
}

/** A line of the live report. */
export function visitRow(click: TruthClick, zone: TimeZone): Row {
	return {
		...visitColumns(click),
		timestamp: voluumStamp(click.at, zone),
		userAgent: click.userAgent ?? '',
	};
}
