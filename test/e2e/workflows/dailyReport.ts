import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Mail } from '../../live/mime';
import { dropDataTable } from './dataTable';
import type { ReadyWorkflow } from './ready';
import { mailboxOf } from './services';
import { reportOf } from './trackerApi';
import { unzip } from './unzip';

const TRIGGER = 'Every Morning';
const DAY_MS = 86_400_000;

/** Sections of the report, and the tracker's own name of what each is by. */
const SECTIONS: Readonly<Record<string, string>> = {
	'Sub-ID': 'sub_id_1',
	'Landing page': 'landing_id',
	Offer: 'offer_id',
	Country: 'country_code',
};

const CELL = /<c r="[A-Z]+\d+"(?: t="\w+")?>(?:<v>([^<]*)<\/v>)?<\/c>/g;
const SHEET = 'xl/worksheets/sheet1.xml';

/** The rows of the attached sheet by the names in its first row. */
function rowsOf({ attachments }: Mail): IDataObject[] {
	const [attachment] = attachments;
	assert.ok(attachment, 'no sheet is attached');
	const sheet = unzip(attachment.content).get(SHEET) ?? '';
	const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/g)].map(([, cells = '']) =>
		[...cells.matchAll(CELL)].map(([, value = '']) => value),
	);
	const [names = [], ...values] = rows;
	return values.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
}

const sum = (rows: readonly IDataObject[], name: string): number =>
	rows.reduce((total, row) => total + Number(row[name] || 0), 0);

const shown = (amount: number): string =>
	amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Yesterday's numbers come by e-mail, once, with the sums that the tracker itself has. */
export const dailyReport: ReadyWorkflow = {
	async open(world) {
		await dropDataTable(world.run.stage.rest, 'Reports Sent');
		const mailbox = await mailboxOf(world);
		const before = mailbox.mails.length;
		return {
			run: async (imported) => [await imported.start(TRIGGER)],
			check: async (_, time, imported) => {
				const [mail, ...others] = mailbox.mails.slice(before);
				assert.ok(mail);
				assert.deepEqual(others, [], 'the same day was sent twice');
				const sent = await imported.rowsOf('Reports Sent');
				assert.equal(sent.length, 1);
				if (time === 2) return;

				const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
				const range = { from: `${day} 00:00:00`, to: `${day} 23:59:59`, timezone: 'UTC' };
				assert.deepEqual([mail.from, ...mail.to], ['reports@example.com', 'you@example.com']);
				assert.ok(mail.subject.startsWith(`Report of ${day}`), mail.subject);
				assert.equal(mail.attachments[0]?.name, `report-${day}.xlsx`);
				const rows = rowsOf(mail);
				world.run.log(`        ${rows.length} rows, ${mail.html.length} characters of HTML`);
				for (const [section, column] of Object.entries(SECTIONS)) {
					const expected = await reportOf(world, [column], range);
					const found = rows.filter((row) => row.section === section);
					assert.equal(found.length, expected.length, section);
					for (const name of ['clicks', 'conversions', 'revenue', 'cost']) {
						const difference = sum(found, name) - sum(expected, name);
						assert.ok(Math.abs(difference) < 0.01, `${section}: ${name} differs by ${difference}`);
					}
				}
				const [whole] = await reportOf(world, ['day'], range);
				assert.ok(mail.html.includes(shown(Number(whole?.revenue))), 'the revenue is not in it');
				expectTables(mail.html, rows);
			},
		};
	},
};

/** Each section has its table with a bar for each row, and no name got into the markup. */
function expectTables(html: string, rows: readonly IDataObject[]): void {
	const [offer] = rows.filter(({ section }) => section === 'Offer');
	assert.ok(offer && html.includes(`>${String(offer.name)}<`), 'the first offer is not in it');
	for (const section of Object.keys(SECTIONS)) {
		assert.ok(html.includes(`>${section}</th>`), `no table for ${section}`);
	}
	const bars = html.match(/bgcolor="#3b6fe0"/g) ?? [];
	const most = 10;
	const due = Object.keys(SECTIONS).map((section) =>
		Math.min(most, rows.filter((row) => row.section === section).length),
	);
	assert.equal(
		bars.length,
		due.reduce((all, one) => all + one, 0),
	);
	assert.ok(html.includes('width="100%" bgcolor="#3b6fe0"'), 'no bar is whole');
	assert.doesNotMatch(html, /\{\{|undefined|\bNaN\b|<script/);
}
