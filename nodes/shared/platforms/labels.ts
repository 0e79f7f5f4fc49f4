/** `physical_store` and `IN_STORE` as people read them. */
export const wordOption = (value: string) => ({
	name: value
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
		.join(' '),
	value,
});
