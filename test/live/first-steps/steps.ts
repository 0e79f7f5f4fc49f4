import type { Locator } from 'playwright-core';
import type { Editor } from '../browser';
import type { Owner } from '../rest-types';
import type { Hand } from './hand';

/** What a new user has at hand. */
export interface Given {
	owner: Owner;
	packageName: string;
	/** Fields of the credentials, by their names. */
	keitaro: Record<string, string>;
	meta: Record<string, string>;
	/** The page to which the ads lead. */
	page: string;
}

interface Step {
	/** In the name of its picture. */
	name: string;
	do: (hand: Hand, editor: Editor, given: Given) => Promise<void>;
}

/** npm packs, fetches and unpacks in between. */
const installedWithinMs = 120_000;
const testedWithinMs = 60_000;

const fieldOf = (part: Locator): Locator => part.locator('input, textarea').first();

/** Fills in the form of a new credential and saves it, which tests it. */
async function connect(
	hand: Hand,
	editor: Editor,
	service: string,
	values: Record<string, string>,
): Promise<void> {
	await hand.click(`Connect to ${service}`, editor.page.getByText(`Connect to ${service}`));
	const form = editor.part('editCredential-modal');
	for (const [name, value] of Object.entries(values)) {
		const field = form.locator(`[data-test-id="parameter-input-${name}"]`);
		await hand.type(`${service} ${name}`, fieldOf(field), value);
	}
}

async function saveCredential(hand: Hand, editor: Editor): Promise<void> {
	await hand.click('Save', editor.part('credential-save-button'));
	// The form closes once the test has passed, and stays with the reason where it has not.
	await editor.part('editCredential-modal').waitFor({ state: 'hidden', timeout: testedWithinMs });
}

/** Opens the credential once more, where the test says that it has passed. */
async function seeTested(hand: Hand, editor: Editor): Promise<void> {
	await hand.click('Update Credential', editor.part('credential-edit-button').locator('svg'));
	await editor.part('credentials-config-container-test-success').waitFor();
}

async function findNode(hand: Hand, editor: Editor, text: string): Promise<void> {
	await hand.type('Search nodes', editor.part('node-creator-search-bar'), text);
}

const inList = (editor: Editor, entry: string): Locator =>
	editor.part('item-iterator-item').filter({ has: editor.page.getByText(entry, { exact: true }) });

/** From an empty n8n to a published workflow, in the order of the pictures. */
export const STEPS: readonly Step[] = [
	{
		name: 'owner',
		async do(hand, editor, { owner }) {
			const field = (name: string) => fieldOf(editor.part(name));
			await hand.type('Email', field('email'), owner.email);
			await hand.type('First Name', field('firstName'), 'Sam');
			await hand.type('Last Name', field('lastName'), 'Lee');
			await hand.type('Password', field('password'), owner.password);
		},
	},
	{
		name: 'install',
		async do(hand, editor, { packageName }) {
			await hand.click('Next', editor.part('form-submit-button'));
			await hand.click('Settings', editor.part('main-sidebar-settings'));
			await hand.click('Community nodes', editor.part('settings-community-nodes'));
			const install = editor.page.getByRole('button', { name: 'Install a community node' });
			await hand.click('Install a community node', install);
			const name = editor.part('package-name-input');
			await hand.type('npm Package Name', name.locator('input').or(name), packageName);
			await hand.click('I understand', editor.part('user-agreement-checkbox'));
		},
	},
	{
		name: 'installed',
		async do(hand, editor) {
			await hand.click('Install', editor.part('install-community-package-button'));
			const card = editor.part('community-package-card');
			await card.waitFor({ timeout: installedWithinMs });
		},
	},
	{
		name: 'trigger-search',
		async do(hand, editor) {
			await hand.click('back to n8n', editor.part('settings-back'));
			await hand.click('+', editor.part('universal-add'));
			const entry = editor.part('navigation-menu-item').filter({ hasText: 'New workflow' });
			await hand.click('New workflow', entry);
			await hand.click('Add first step', editor.part('canvas-plus-button'));
			await findNode(hand, editor, 'tracker trigger');
		},
	},
	{
		name: 'trigger-events',
		async do(hand, editor) {
			await hand.click('Tracker', inList(editor, 'Tracker'));
		},
	},
	{
		name: 'tracker-credential',
		async do(hand, editor, { keitaro }) {
			const event = inList(editor, 'On new or changed conversion');
			await hand.click('On new or changed conversion', event);
			await connect(hand, editor, 'Keitaro', keitaro);
		},
	},
	{
		name: 'tracker-trigger',
		async do(hand, editor) {
			await saveCredential(hand, editor);
		},
	},
	{
		name: 'tracker-tested',
		async do(hand, editor) {
			await seeTested(hand, editor);
		},
	},
	{
		name: 'forward-search',
		async do(hand, editor) {
			// Closes the form and the panel below it.
			await hand.press('Escape');
			await hand.click('+ behind the trigger', editor.part('canvas-handle-plus'));
			await findNode(hand, editor, 'forward conversions');
		},
	},
	{
		name: 'forward-actions',
		async do(hand, editor) {
			await hand.click('Forward Conversions', inList(editor, 'Forward Conversions'));
		},
	},
	{
		name: 'platform-credential',
		async do(hand, editor, { meta }) {
			await hand.click('Send conversions', inList(editor, 'Send conversions'));
			await connect(hand, editor, 'Meta Conversions', meta);
		},
	},
	{
		name: 'forward-conversions',
		async do(hand, editor, { page }) {
			await saveCredential(hand, editor);
			const source = editor.part('parameter-input-eventSourceUrl');
			await hand.type('Event Source URL', fieldOf(source), page);
		},
	},
	{
		name: 'platform-tested',
		async do(hand, editor) {
			await seeTested(hand, editor);
		},
	},
	{
		name: 'workflow',
		async do(hand) {
			await hand.press('Escape');
		},
	},
	{
		name: 'publish',
		async do(hand, editor) {
			await hand.click('Publish', editor.part('workflow-open-publish-modal-button'));
		},
	},
	{
		name: 'published',
		async do(hand, editor) {
			await hand.click('Publish this version', editor.part('workflow-publish-button'));
			await editor.page.getByText('Workflow published', { exact: true }).waitFor();
		},
	},
	{
		name: 'execution',
		async do(hand, editor) {
			await hand.click('execution list', editor.page.getByText('execution list', { exact: true }));
			await editor.part('workflow-preview-iframe').or(editor.part('canvas-node').first()).waitFor();
		},
	},
];
