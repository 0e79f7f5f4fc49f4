import { writeAll } from './documents';

writeAll().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
