import type { Profile } from './profile.js';
import { screen } from './profiles/screen.js';

/** All profiles by name. */
export const profiles = { screen } satisfies Readonly<Record<string, Profile>>;
