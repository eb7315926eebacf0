/**
 * The rules of OCFL 1.1 by their codes (https://ocfl.io/1.1/spec/validation-codes), in our words. `E` codes are what an object or
 * a store must keep, `W` codes what it should. docs/ocfl.md is written from this table.
 */
interface Rule {
	readonly says: string;
	/**
	 * How it is kept. `checked` rules are looked up in a store. The others cannot be broken by a store: some bind programs
	 * (`conduct`, with what ours does), some show on the disk only as a breach of another rule (`seen as`).
	 */
	readonly how: 'checked' | { readonly conduct: string } | { readonly seenAs: string };
}

const checked = (says: string): Rule => ({ says, how: 'checked' });
const conduct = (says: string, ours: string): Rule => ({ says, how: { conduct: ours } });
const seenAs = (says: string, code: string): Rule => ({ says, how: { seenAs: code } });

export const rules = {
	E001: checked('the folder of an object holds nothing but what the specification names'),
	E002: checked('the declaration of an object is named as NAMASTE wants it: a tag, "=", a value'),
	E003: checked('an object has exactly one declaration'),
	E004: checked('the tag of the declaration is one digit'),
	E005: checked('the tag of the declaration is 0'),
	E006: checked('the value of the declaration is "ocfl_object_" and a version of the specification'),
	E007: checked('the declaration of an object holds its own value and a line feed'),
	E008: checked('an object has at least one version'),
	E009: checked('versions are counted from 1'),
	E010: checked('versions are counted without a gap'),
	E011: checked('padded version numbers begin with a zero, all of them'),
	E012: checked('all versions are named in the same way: without padding, or padded to the same length'),
	E013: seenAs('a new version is named in the way of the earlier ones', 'E012'),
	E014: checked('the paths of an inventory name versions as their folders are named'),
	E015: checked('a version folder holds no files but its inventory and the digest of it'),
	E016: checked('a version with files has a content folder'),
	E017: checked('the name of the content folder has no "/"'),
	E018: checked('the name of the content folder is not "." or ".."'),
	E019: checked('a content folder with a name of its own is named from the first version on'),
	E020: checked('the name of the content folder never changes'),
	E021: checked('a content folder without a name of its own is called "content"'),
	E022: conduct('programs ignore other folders in a version folder', 'they are warned of (W002), no more'),
	E023: checked('every file of a version stands in the manifest'),
	E024: checked('no folder below a content folder is empty'),
	E025: checked('files are addressed by sha512 or sha256'),
	E026: seenAs('further digests are of the algorithms of the specification or its extensions', 'E056'),
	E027: conduct('programs know md5, sha1, sha256, sha512 and blake2b-512', 'each of them is recomputed'),
	E028: conduct(
		'programs ignore digests that they cannot compute',
		'blake2b-160, -256 and -384 are passed over',
	),
	E029: checked('sha1 digests are hexadecimal, of their full length'),
	E030: checked('sha256 digests are hexadecimal, of their full length'),
	E031: checked('sha512 digests are hexadecimal, of their full length'),
	E032: checked('blake2b-512 digests are hexadecimal, of their full length'),
	E033: checked('an inventory is a JSON object in UTF-8, its values of the kinds that are wanted'),
	E034: checked('an inventory is named inventory.json'),
	E035: checked('content paths are written with "/"'),
	E036: checked('an inventory has id, type, digestAlgorithm and head'),
	E037: checked('the id of an object is its own in the store'),
	E038: checked('the type of an inventory is that of the declared version of the specification'),
	E039: checked('manifest and states use the algorithm that the inventory names'),
	E040: checked('the head is the newest version'),
	E041: checked('an inventory has a manifest'),
	E042: checked('content paths lead from the folder of the object into the content folder of a version'),
	E043: checked('an inventory has versions'),
	E044: seenAs('the versions stand under the key "versions"', 'E043'),
	E045: checked('the versions are a JSON object'),
	E046: checked('the inventory and the folder of the object name the same versions'),
	E047: checked('each version is a JSON object'),
	E048: checked('a version has created and state'),
	E049: checked('created is a time by RFC 3339, to the second, with its zone'),
	E050: checked('every digest of a state stands in the manifest'),
	E051: checked('logical paths are lists of names joined by "/"'),
	E052: checked('no name in a logical path is ".", ".." or empty'),
	E053: checked('no logical path begins or ends with "/"'),
	E054: checked('the user of a version has a name'),
	E055: seenAs('further digests stand under the key "fixity"', 'E102'),
	E056: checked('the algorithms of further digests are those of the specification or its extensions'),
	E057: checked('further digests are written as the manifest is'),
	E058: checked('every inventory has a file beside it with its digest'),
	E059: checked('that file is named after the algorithm of the inventory'),
	E060: checked('that file holds the digest of the inventory'),
	E061: checked('that file is one line: the digest, white space, inventory.json'),
	E062: seenAs('the digest of an inventory is made when the inventory is done', 'E060'),
	E063: checked('an object has an inventory'),
	E064: checked('the inventory of the object is that of its newest version'),
	E066: checked('every inventory says the same of what an earlier version held'),
	E067: checked('the extensions of an object are folders'),
	E069: checked('a store has a declaration'),
	E070: checked('ocfl_layout.json is a JSON object with extension and description'),
	E071: checked('the extension that ocfl_layout.json names is a registered one'),
	E072: checked('there are no files in a store but those of objects'),
	E073: checked('no folder of a store is empty'),
	E074: checked('no store stands in another'),
	E075: checked('the declaration of a store is named as NAMASTE wants it: a tag, "=", a value'),
	E076: checked('a store has no more than one declaration'),
	E077: checked('the tag of the declaration of a store is one digit'),
	E078: checked('the tag of the declaration of a store is 0'),
	E079: checked('the value of the declaration of a store is "ocfl_" and a version of the specification'),
	E080: checked('the declaration of a store holds its own value and a line feed'),
	E081: checked('no object is of a later version of the specification than its store'),
	E082: checked('an object is the end of a row of folders, or stands in the store by itself'),
	E083: checked('an object stands where the layout of the store puts its id'),
	E084: checked('the folders that lead to objects hold no files'),
	E085: checked('every row of folders ends in an object'),
	E087: conduct('programs ignore files beside the declaration of a store', 'they are passed over'),
	E088: checked('the folders of a store lead to objects, or hold its extensions'),
	E089: checked('there are only files and folders in a store: no pipes, sockets or devices'),
	E090: checked('there are no links in a store, neither symbolic nor hard'),
	E092: checked('every file of the manifest is there, with its bytes'),
	E093: checked('every file has the further digests that are given for it'),
	E094: checked('the message of a version is a text'),
	E095: checked('no logical path stands twice in a version, or begins another'),
	E096: checked('no digest stands twice in a manifest, in whatever letters'),
	E097: checked('no digest stands twice in a block of further digests, in whatever letters'),
	E098: checked('content paths are lists of names joined by "/"'),
	E099: checked('no name in a content path is ".", ".." or empty'),
	E100: checked('no content path begins or ends with "/"'),
	E101: checked('no content path stands twice in a manifest, or begins another'),
	E102: checked('an inventory has no keys but those of the specification'),
	E103: checked('no version is of an earlier version of the specification than the one before it'),
	E104: checked('versions are named "v" and a number'),
	E105: checked('the numbers of versions are 1, 2, 3 and so on'),
	E106: checked('the manifest is a JSON object'),
	E107: checked('every digest of the manifest stands in the state of some version'),
	E108: checked('the content folder is one folder in the folder of the version'),
	E110: checked('the id of an object never changes'),
	E111: checked('the further digests are a JSON object'),
	E112: checked('the extensions of a store are folders'),
	W001: checked('version numbers are not padded'),
	W002: checked('a version folder has no folder but that of its content'),
	W003: checked('a version without files has no content folder'),
	W004: checked('files are addressed by sha512'),
	W005: checked('the id of an object is a URI'),
	W007: checked('a version has a message and a user'),
	W008: checked('the user of a version has an address'),
	W009: checked('the address of a user is a URI'),
	W010: checked('every version has its own inventory'),
	W011: checked('every inventory says the same of time, message and user of an earlier version'),
	W012: conduct('programs log what they do to an object in its folder "logs"', 'nothing is logged elsewhere'),
	W013: checked('the extensions of an object are registered ones'),
	W014: checked('all objects of a store are laid out alike'),
	W015: checked('objects stand in rows of folders or at the top of the store, not both'),
	W016: checked('the extensions of a store are registered ones'),
} as const satisfies Record<`${'E' | 'W'}${string}`, Rule>;

export type RuleCode = keyof typeof rules;

/** Something in a store that breaks a rule. */
export interface Finding {
	readonly code: RuleCode;
	/** Where: from the folder of the store, or of the object when that was validated alone. */
	readonly path: string;
	/** What is wrong there. */
	readonly message: string;
}

/** Takes a finding; the validation goes on. */
export type Note = (code: RuleCode, path: string, message: string) => void;

/** The same where it is known which inventory is meant. */
export type InventoryNote = (code: RuleCode, message: string) => void;
