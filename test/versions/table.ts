/** A pin that an n8n needs to be installed from npm today, or to start once it is. */
export interface Pin {
	package: string;
	/** Version, or another package in its place (`npm:<name>@<version>`). */
	version: string;
	/** Why n8n does not come or start without it. */
	because: string;
	/** Only below this package. */
	below?: string;
}

/** An n8n to try the package on. */
export interface N8nVersion {
	version: string;
	/** Node it runs on here, exactly, from npm. */
	node: string;
	/** Why this version is in the table. */
	as: string;
	/** The one that the end-to-end run uses, installed already. */
	isPinned?: true;
	pins: readonly Pin[];
	/** A package of its own that npm may not have; without it this n8n cannot be installed. */
	needs?: string;
	/** More environment variables. */
	env?: Record<string, string>;
}

/** A module that only a newer n8n has, and an older one does not start where it is named. */
const ALL_MODULES = { N8N_DISABLED_MODULES: '' };

const PINS_BEFORE_2_41: readonly Pin[] = [
	{
		package: 'xlsx',
		version: 'npm:@e965/xlsx@0.20.3',
		because: 'n8n takes it from its author’s own site; this is the same program on npm',
	},
	{
		package: '@langchain/langgraph-checkpoint',
		version: '1.0.0',
		because: 'newer ones ask @langchain/core for utils/uuid, which the core of this n8n lacks',
	},
];

const PINS_OF_2_41: readonly Pin[] = [
	{
		package: 'linkedom',
		version: '0.18.13',
		because: 'a newer one needs cssomnom, which npm may not have',
	},
	{
		package: '@langchain/langgraph',
		version: '1.2.0',
		below: 'langchain',
		because: 'a newer one needs a langgraph-checkpoint that npm may not have',
	},
	{
		package: 'msgpackr-extract',
		version: '3.0.4',
		because:
			'binaries of a newer one for other platforms may be missing, over which npm ci stumbles',
	},
];

/** The versions that README and docs/compatibility.md speak of. */
export const VERSIONS: readonly N8nVersion[] = [
	{
		version: '1.123.81',
		node: '22.23.3',
		as: 'the last of 1.x',
		pins: PINS_BEFORE_2_41,
		env: ALL_MODULES,
	},
	{
		version: '2.0.0',
		node: '20.20.2',
		as: 'the first of 2.x',
		pins: PINS_BEFORE_2_41,
		env: ALL_MODULES,
	},
	{
		version: '2.41.1',
		node: '24.21.0',
		as: 'the one developed on',
		isPinned: true,
		pins: PINS_OF_2_41,
	},
	{
		version: '2.41.3',
		node: '24.21.0',
		as: 'the newest',
		pins: PINS_OF_2_41,
		needs: '@n8n/agents@0.26.2',
	},
];
