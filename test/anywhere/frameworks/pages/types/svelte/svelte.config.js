// Without it svelte-check takes the configuration of the folders above.
export default {};
