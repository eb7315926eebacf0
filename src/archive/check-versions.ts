import { logicalFaults, pathFault, pathsThatConflict } from './check-paths.js';
import { isObject, isUri, type JsonObject, quote } from './json.js';
import type { InventoryNote } from './rules.js';

/** The versions of an inventory: their names, and what each says of itself (specification 3.3, 3.5.3). */
export function checkVersions(inventory: JsonObject, note: InventoryNote): void {
	const { versions } = inventory;
	if (versions === undefined) {
		note('E043', 'it has no "versions"');
		return;
	}
	if (!isObject(versions)) {
		note('E045', `its versions are ${quote(versions)}`);
		return;
	}
	const names = Object.keys(versions);
	if (names.length === 0) {
		note('E008', 'it has no version');
		return;
	}
	checkNames(names, note);
	checkHead(inventory.head, names, note);
	for (const [name, block] of Object.entries(versions)) {
		if (isObject(block)) checkVersion(name, block, note);
		else note('E047', `its version "${name}" is ${quote(block)}`);
	}
}

/** Names in the order of their numbers; `v` and a positive number, perhaps with zeros before it. */
export const VERSION_NAME = /^v(0*)([1-9]\d{0,8})$/;

function checkNames(names: readonly string[], note: InventoryNote): void {
	const numbers: number[] = [];
	const padded: string[] = [];
	for (const name of names) {
		const match = VERSION_NAME.exec(name);
		if (!/^v\d/.test(name)) note('E104', `a version is named "${name}"`);
		else if (!match) note('E105', `"${name}" has no number that versions are counted by`);
		else {
			numbers.push(Number(match[2]));
			if (match[1] !== '') padded.push(name);
		}
	}
	numbers.sort((a, b) => a - b);
	if (numbers.length < names.length) return;
	if (numbers[0] !== 1) note('E009', `its first version is ${numbers[0]}`);
	const gap = numbers.find((number, i) => i > 0 && number !== numbers[i - 1]! + 1);
	if (gap !== undefined) note('E010', `version ${gap} does not follow version ${gap - 1}`);
	checkPadding(names, padded, note);
}

function checkPadding(names: readonly string[], padded: readonly string[], note: InventoryNote): void {
	if (padded.length === 0) return;
	note('W001', `its versions are padded, as "${padded[0]}"`);
	const length = padded[0]!.length;
	const bare = names.find((name) => !padded.includes(name));
	if (bare?.length === length) note('E011', `"${bare}" has no zero before its number, as "${padded[0]}" has`);
	const other = names.find((name) => name.length !== length);
	if (other !== undefined) note('E012', `"${other}" is not named as "${padded[0]}" is`);
}

function checkHead(head: unknown, names: readonly string[], note: InventoryNote): void {
	if (typeof head !== 'string') return;
	const numberOf = (name: string): number => Number(VERSION_NAME.exec(name)?.[2] ?? 0);
	const newest = names.reduce((a, b) => (numberOf(b) > numberOf(a) ? b : a));
	if (head !== newest) note('E040', `its head is "${head}", its newest version "${newest}"`);
}

function checkVersion(name: string, block: JsonObject, note: InventoryNote): void {
	const { created, state, message, user } = block;
	for (const key of Object.keys(block)) {
		if (!['created', 'state', 'message', 'user'].includes(key)) note('E102', `${name} has the key "${key}"`);
	}
	if (created === undefined) note('E048', `${name} has no "created"`);
	else if (typeof created !== 'string' || !isTime(created))
		note('E049', `${name} was created at ${quote(created)}`);
	if (message === undefined) note('W007', `${name} has no message`);
	else if (typeof message !== 'string') note('E094', `the message of ${name} is ${quote(message)}`);
	if (user === undefined) note('W007', `${name} has no user`);
	else checkUser(name, user, note);
	if (state === undefined) note('E048', `${name} has no "state"`);
	else if (!isObject(state)) note('E050', `the state of ${name} is ${quote(state)}`);
	else checkState(state, (code, text) => note(code, `${name}: ${text}`));
}

function checkUser(version: string, user: unknown, note: InventoryNote): void {
	if (!isObject(user) || typeof user.name !== 'string' || user.name === '') {
		note('E054', `the user of ${version} has no name`);
		return;
	}
	for (const key of Object.keys(user)) {
		if (key !== 'name' && key !== 'address') note('E102', `the user of ${version} has the key "${key}"`);
	}
	if (user.address === undefined) note('W008', `the user of ${version} has no address`);
	else if (typeof user.address !== 'string' || !isUri(user.address))
		note('W009', `the address of the user of ${version} is ${quote(user.address)}`);
}

function checkState(state: JsonObject, note: InventoryNote): void {
	const paths: string[] = [];
	for (const [digest, list] of Object.entries(state)) {
		if (!Array.isArray(list)) {
			note('E051', `the paths of "${digest.slice(0, 12)}…" are ${quote(list)}`);
			continue;
		}
		for (const path of list) {
			const fault = pathFault(path, logicalFaults);
			if (fault) note(fault, `the path ${quote(path)}`);
			else paths.push(String(path));
		}
	}
	for (const path of pathsThatConflict(paths)) note('E095', `"${path}" conflicts with another path`);
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/;

/** RFC 3339, 5.6 and 5.7: a day that there is, and perhaps a leap second. */
export function isTime(text: string): boolean {
	const match = TIME.exec(text);
	if (!match) return false;
	const [year, month, day, hour, minute, second, zoneHour = 0, zoneMinute = 0] = match
		.slice(1)
		.map((part) => Number(part ?? 0));
	if (month! < 1 || month! > 12 || day! < 1) return false;
	const lastDay = new Date(Date.UTC(2000 + (year! % 400), month!, 0)).getUTCDate();
	return day! <= lastDay && hour! < 24 && minute! < 60 && second! <= 60 && zoneHour < 24 && zoneMinute < 60;
}
