import type { Helpers } from '../call.js';
import { add } from './add.js';
import { and } from './and.js';
import { caption } from './caption.js';
import { chart } from './chart.js';
import { credit } from './credit.js';
import { date } from './date.js';
import { defaultValue } from './default.js';
import { each } from './each.js';
import { eq } from './eq.js';
import { fall } from './fall.js';
import { fig } from './fig.js';
import { figure } from './figure.js';
import { figures } from './figures.js';
import { ifThere } from './if.js';
import { inLanguage } from './in.js';
import { name } from './name.js';
import { not } from './not.js';
import { note } from './note.js';
import { num } from './num.js';
import { or } from './or.js';
import { pairs } from './pairs.js';
import { period } from './period.js';
import { picture } from './picture.js';
import { plot } from './plot.js';
import { rank } from './rank.js';
import { rise } from './rise.js';
import { story } from './story.js';
import { t } from './t.js';
import { unit } from './unit.js';
import { unless } from './unless.js';
import { withValue } from './with.js';
import { words } from './words.js';

/** Every helper that a template can call, by the name it is called by. */
export const helpers: Helpers = {
	add,
	and,
	caption,
	chart,
	credit,
	date,
	default: defaultValue,
	each,
	eq,
	fall,
	fig,
	figure,
	figures,
	if: ifThere,
	in: inLanguage,
	name,
	not,
	note,
	num,
	or,
	pairs,
	period,
	picture,
	plot,
	rank,
	rise,
	story,
	t,
	unit,
	unless,
	with: withValue,
	words,
};
