/** What became of one target. */
export interface Outcome {
	target: string;
	cases: number;
	failures: number;
	seed: number;
	seconds: number;
}
