import { createHash } from 'node:crypto';
import type { Profile } from './profile.js';

/** What the file says of itself, in Info and in XMP alike. */
export interface Metadata {
	readonly title: string;
	/** BCP 47. */
	readonly language: string;
	readonly creator: string;
	readonly producer: string;
	readonly date?: Date;
}

/** The XMP packet (ISO 16684-1). `content` is a digest of the file's content: equal files have equal identifiers. */
export function xmpPacket(metadata: Metadata, profile: Profile, content: Uint8Array): Uint8Array {
	const { title, language, creator, producer, date } = metadata;
	// What stays the same over all files of an edition.
	const key = createHash('sha256')
		.update(`${title}\n${language}\n${date?.toISOString() ?? ''}`)
		.digest();
	const time = date && `${date.toISOString().slice(0, 19)}Z`;
	const lines = [
		'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
		'<x:xmpmeta xmlns:x="adobe:ns:meta/">',
		'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
		...description('xmlns:dc="http://purl.org/dc/elements/1.1/"', [
			'<dc:format>application/pdf</dc:format>',
			`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>`,
			`<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>`,
		]),
		...description('xmlns:xmp="http://ns.adobe.com/xap/1.0/"', [
			...(time === undefined
				? []
				: [`<xmp:CreateDate>${time}</xmp:CreateDate>`, `<xmp:ModifyDate>${time}</xmp:ModifyDate>`]),
			`<xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>`,
		]),
		...description('xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"', [
			`<xmpMM:DocumentID>${uuid(key)}</xmpMM:DocumentID>`,
			`<xmpMM:InstanceID>${uuid(content)}</xmpMM:InstanceID>`,
		]),
		...description('xmlns:pdf="http://ns.adobe.com/pdf/1.3/"', [
			`<pdf:Producer>${escapeXml(producer)}</pdf:Producer>`,
		]),
		...conformance(profile),
		'</rdf:RDF>',
		'</x:xmpmeta>',
		// Room for programs that change the packet in place.
		...Array.from({ length: 20 }, () => ' '.repeat(99)),
		'<?xpacket end="w"?>',
	];
	return new TextEncoder().encode(lines.join('\n'));
}

function conformance({ archival, isTagged }: Profile): readonly string[] {
	return [
		...(archival
			? description('xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"', [
					`<pdfaid:part>${archival.part}</pdfaid:part>`,
					`<pdfaid:conformance>${archival.level}</pdfaid:conformance>`,
				])
			: []),
		...(isTagged
			? description('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"', ['<pdfuaid:part>1</pdfuaid:part>'])
			: []),
		// PDF/A knows no PDF/UA: the property has to be declared (ISO 19005-2, 6.6.2.3).
		...(isTagged && archival ? pdfuaSchema : []),
	];
}

const pdfuaSchema = description(
	[
		'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
		'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
		'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
	].join(' '),
	[
		'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
		'<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>',
		'<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
		'<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
		'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
		'<pdfaProperty:name>part</pdfaProperty:name>',
		'<pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
		'<pdfaProperty:category>internal</pdfaProperty:category>',
		'<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>',
		'</rdf:li></rdf:Seq></pdfaSchema:property>',
		'</rdf:li></rdf:Bag></pdfaExtension:schemas>',
	],
);

function description(namespaces: string, properties: readonly string[]): readonly string[] {
	return [`<rdf:Description rdf:about="" ${namespaces}>`, ...properties, '</rdf:Description>'];
}

/** Version 5 (made from a name), variant of RFC 9562. */
function uuid(digest: Uint8Array): string {
	const bytes = digest.slice(0, 16);
	bytes[6] = (bytes[6]! & 0x0f) | 0x50;
	bytes[8] = (bytes[8]! & 0x3f) | 0x80;
	const hex = Buffer.from(bytes).toString('hex');
	return `uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

function escapeXml(text: string): string {
	return text
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
		.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
