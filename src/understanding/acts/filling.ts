/** Words that may stand beside any answer and say nothing. */
export const FILLING = ['polite', 'particle', 'be', 'all'] as const
