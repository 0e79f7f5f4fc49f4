import type { INodeType } from 'n8n-workflow';
import { TrackerTrigger } from '../../../../nodes/TrackerTrigger/TrackerTrigger.node';

/** A node that goes on as another instance after a restart of the process. */
export class Reborn implements INodeType {
	private current: INodeType = new TrackerTrigger();

	readonly description = this.current.description;

	readonly poll: INodeType['poll'];

	constructor() {
		const current = () => this.current;
		this.poll = async function () {
			return (await current().poll?.call(this)) ?? null;
		};
	}

	/** What the code kept in memory is gone; n8n's own modules stay as they are. */
	restart(): void {
		const n8n: unknown = jest.requireActual('n8n-workflow');
		jest.isolateModules(() => {
			jest.doMock('n8n-workflow', () => n8n);
			const path = '../../../../nodes/TrackerTrigger/TrackerTrigger.node';
			const loaded = jest.requireActual<{ TrackerTrigger: typeof TrackerTrigger }>(path);
			this.current = new loaded.TrackerTrigger();
		});
	}
}
