/** What a host's own bundle holds of ours, with a Lit of its own. */
export * from '@osmapi/osmtalk-elements';
