import { writeFileSync } from 'node:fs';
import { print } from '../live/log';
import { runProgram } from '../live/program';
import { documentOf, faultsFile } from './document';
import { sectionFor, SERVICES, type Service } from './matrix';

/** Plays every fault at every service and writes docs/faults.md. */
async function main(): Promise<void> {
	const sections: Array<readonly [Service, string]> = [];
	for (const service of SERVICES) {
		sections.push([service, await sectionFor(service)]);
		print(`  ${service.name}`);
	}
	writeFileSync(faultsFile, documentOf(sections));
	print(`Written to ${faultsFile}`);
}

runProgram(main);
