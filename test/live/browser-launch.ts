import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type BrowserProgram, installBrowser } from './browser-install';
import { type Log, UserError } from './log';

/** No browser can be had on this machine: what needs one is left out. */
export class NoBrowser extends UserError {}

/** Names under which Linux distributions install Chromium and Chrome. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'];

/** Where the installers of macOS and Windows put it. */
const elsewhere = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Every Chromium and Chrome of this machine, each by the first of its names. */
function systemBrowsers(): string[] {
	const inFolders = folders
		.filter((folder) => folder !== '')
		.flatMap((folder) => names.map((name) => join(folder, name)));
	const byProgram = new Map<string, string>();
	for (const file of [...inFolders, ...elsewhere].filter((name) => existsSync(name))) {
		const program = realpathSync(file);
		if (!byProgram.has(program)) byProgram.set(program, file);
	}
	return [...byProgram.values()];
}

const launchTimeoutMs = 60_000;

/** Starts it and looks whether it shows a page: a file of that name may be a mere placeholder. */
async function start({ executable, env }: BrowserProgram): Promise<Browser> {
	const browser = await chromium.launch({
		executablePath: executable,
		env,
		timeout: launchTimeoutMs,
		args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
	});
	try {
		const page = await browser.newPage();
		await page.evaluate('document.title');
		await page.close();
		return browser;
	} catch (error) {
		await browser.close();
		throw error;
	}
}

/** What Playwright reports, at length and in its own words → what happened; its first line otherwise. */
const reports: Array<[RegExp, (found: string) => string]> = [
	[/error while loading shared libraries: ([^:\n]+)/, (library) => `${library} is missing`],
	[/executable doesn't exist/, () => 'there is no such program'],
	[/browser has been closed/, () => 'it ended at once'],
	[/^(?:browserType\.\w+: )?(.*)/, (line) => line.replace(/[.:\s]+$/, '')],
];

function whyNot(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	for (const [report, say] of reports) {
		const found = report.exec(text);
		if (found) return say(found[1] ?? '');
	}
	return text;
}

/** Starts the first that can be had; where none can, `refuse` makes the error of the reasons. */
async function first(
	sources: ReadonlyArray<() => Promise<BrowserProgram>>,
	refuse: (reasons: string[]) => Error,
): Promise<Browser> {
	const reasons: string[] = [];
	for (const source of sources) {
		try {
			return await start(await source());
		} catch (error) {
			reasons.push(whyNot(error));
		}
	}
	throw refuse(reasons);
}

/**
 * Starts a browser without a window: the Chromium or Chrome of this machine, else one from npm.
 * `TRACKER_HUB_BROWSER` chooses: the path of one, `npm`, or `none`. What it names has to start; of
 * itself the lack of any is a NoBrowser, which the caller may go on without.
 */
export async function launchBrowser(log: Log): Promise<Browser> {
	const wish = process.env.TRACKER_HUB_BROWSER ?? '';
	const fromNpm = async () => await installBrowser(log);
	if (wish === 'none') throw new NoBrowser('TRACKER_HUB_BROWSER is none');
	if (wish !== '') {
		const wished = wish === 'npm' ? fromNpm : async () => ({ executable: wish });
		return await first(
			[wished],
			([reason]) => new UserError(`TRACKER_HUB_BROWSER is ${wish}, but: ${reason}.`),
		);
	}
	const installed = systemBrowsers();
	const fromHere = installed.map((executable) => async () => ({ executable }));
	return await first([...fromHere, fromNpm], (reasons) => {
		const here = installed.map((file, index) => `${file} does not start: ${reasons[index]}`);
		const system = here.length > 0 ? here : ['no Chromium or Chrome is installed'];
		return new NoBrowser([...system, reasons.at(-1)].join('; '));
	});
}
