/** Words that newspapers print every day and the British patterns leave whole, or part so that they are misread. */
const BRITISH = `
	acad-emy acad-em-ies al-ready be-tween bro-ken bud-get cen-tral cen-tre chap-ter char-ter Chin-ese clus-ter com-mun-ity
	com-mun-it-ies con-cept cul-tural De-cem-ber earl-ier fac-tory fac-tor-ies fin-est fis-cal for-mer gar-den green-way
	head-quar-ters hos-pital jour-nal larg-est lat-est long-est mon-itor news-paper No-vem-ber peo-ple pol-icy pol-icies
	pol-it-ical price-list prod-uct prof-it prov-ince quar-ter quar-terly re-sult sat-el-lite sec-ond Sep-tem-ber short-est
	small-est strong-est the-atre traf-fic win-ter
`;

/** Names in pinyin, which are parted between syllables, and a few others that patterns of English cannot know. */
const NAMES = `
	Bei-jing Chang-sha Cheng-du Chong-qing Da-lian Fu-jian Fu-zhou Gan-su Guang-dong Guang-xi Guang-zhou Gui-yang Gui-zhou
	Hai-kou Hai-nan Hang-zhou Har-bin Hei-long-jiang Jia-xing Jiang-su Jiang-xi Jin-hua Kun-ming Lan-zhou Liao-ning
	Nan-chang Nan-jing Nan-ning Ning-bo Ning-xia Qing-dao Qing-hai Qu-zhou Shaan-xi Shan-dong Shang-hai Shan-xi Shao-xing
	Shen-yang Shen-zhen Shi-jia-zhuang Si-chuan Su-zhou Tai-yuan Tai-zhou Tian-jin Wen-zhou Xia-men Xin-jiang Yang-zhou
	Yin-chuan Yun-nan Zhe-jiang Zheng-zhou Zhou-shan Seat-tle
`;

type Divided = ReadonlyMap<string, readonly number[]>;

const dividedIn = (list: string): Divided =>
	new Map(
		list
			.trim()
			.split(/\s+/)
			.map((divided) => {
				const points = [...divided.matchAll(/-/g)].map(({ index }, i) => index - i);
				return [divided.replaceAll('-', '').toLowerCase(), points];
			}),
	);

const names = dividedIn(NAMES);

/** Where a word is divided that the patterns do not know, with or without the `s` of a plural; nothing for all others. */
const exceptionsOf =
	(words: Divided) =>
	(word: string): readonly number[] | undefined => {
		const whole = word.toLowerCase();
		return words.get(whole) ?? (whole.endsWith('s') ? words.get(whole.slice(0, -1)) : undefined);
	};

export const britishExceptions = exceptionsOf(new Map([...names, ...dividedIn(BRITISH)]));
export const americanExceptions = exceptionsOf(names);
