import assert from 'node:assert/strict';
import { dropDataTable } from './dataTable';
import { checkboxesOf, FormVisit } from './form';
import type { Imported } from './imported';
import type { ReadyWorkflow } from './ready';
import { graphOf, mailboxOf, nodeOf, setFields } from './services';

const FORM = 'Open the Wizard';
const WATCH = 'Every Morning';
const ACCOUNT = 'act_1000000000000001';
const LOGIN = ['reviewer', 'example-password'] as const;
/** Suggestions that are ticked in the first round. */
const TICKED = 2;

/** What is ticked in the form becomes rules, once, and gaps are told of once. */
export const mappingWizard: ReadyWorkflow = {
	async open(world) {
		const [user, password] = LOGIN;
		const mailbox = await mailboxOf(world);
		const graphUrl = await graphOf(world);
		await world.addCredential({ name: 'Form', type: 'httpBasicAuth', data: { user, password } });
		await dropDataTable(world.run.stage.rest, 'Mapping Rules');
		const mailsBefore = mailbox.mails.length;
		let ticked: string[] = [];

		const visit = async (imported: Imported): Promise<FormVisit> => {
			const { webhookId } = await nodeOf(imported, FORM);
			const form = new FormVisit(`${world.run.stage.server.url}/form/${webhookId}`, ...LOGIN);
			assert.equal(await form.statusForOthers(), 401, 'the form is open to everybody');
			await form.send({ 'field-0': ACCOUNT });
			return form;
		};
		const review = async (imported: Imported, choose: (offered: string[]) => string[]) => {
			const form = await visit(imported);
			const offered = checkboxesOf(await form.page());
			const chosen = choose(offered);
			await form.send({ 'field-0': JSON.stringify(chosen) });
			return { offered, chosen, end: await form.page() };
		};

		return {
			run: async (imported, time) => {
				if (time === 1) await setFields(imported, 'Your Ad Platform', { graphUrl });
				await imported.publish();
				if (time === 1) {
					const none = await review(imported, () => []);
					assert.match(none.end, /Nothing kept/);
					assert.deepEqual(await imported.rowsOf('Mapping Rules'), []);
					const some = await review(imported, (offered) => offered.slice(0, TICKED));
					assert.match(some.end, new RegExp(`${TICKED} rules are now`));
					ticked = some.chosen;
				} else {
					const { offered, end } = await review(imported, (all) => all);
					assert.ok(offered.length > 0, 'nothing was left to suggest');
					assert.match(end, new RegExp(`${offered.length} rules are now`));
					const again = await visit(imported);
					assert.match(await again.page(), /Nothing new/);
				}
				await imported.unpublish();
				return [...(await imported.fresh(2)), await imported.start(WATCH)];
			},
			check: async (_, time, imported) => {
				const rules = await imported.rowsOf('Mapping Rules');
				world.run.log(
					`        rules: ${rules.map(({ rule, adCampaignName }) => `${rule} → ${adCampaignName}`).join('; ')}`,
				);
				const pairs = rules.map((row) => `${row.trackerCampaignId} ${row.adCampaignId}`);
				assert.equal(new Set(pairs).size, pairs.length, 'a rule is there twice');
				for (const label of ticked) {
					const isKept = rules.some(({ rule, adCampaignName }) =>
						label.includes(`${String(rule)} → ${String(adCampaignName)}`),
					);
					assert.ok(isKept, `not kept: ${label}`);
				}
				if (time === 1) assert.equal(rules.length, TICKED);
				else assert.ok(rules.length > TICKED);
				const mails = mailbox.mails.slice(mailsBefore);
				assert.equal(mails.length, 1, 'the gaps are told of once');
				assert.match(mails[0]?.html ?? '', /belong to no ad campaign/);
				for (const { rule } of time === 1 ? rules : []) {
					assert.ok(!mails[0]?.html.includes(`>${String(rule)}<`), `${String(rule)} is mapped`);
				}
			},
		};
	},
};
