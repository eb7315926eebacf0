/** What may stand in an object of a PDF file, in the form in which pdfkit writes it. */
export type PdfValue =
	/** A name, without the slash. */
	| string
	| number
	| boolean
	| null
	| PdfText
	/** A string of bytes, written in hexadecimal. */
	| Uint8Array
	| Date
	| PdfReference
	| readonly PdfValue[]
	| PdfDictionary;

export interface PdfDictionary {
	readonly [key: string]: PdfValue | undefined;
}

/** An object of the file that others point to. Its data may still grow until it is ended. */
export type PdfReference = PDFKit.PDFKitReference;

/** A string for people to read: pdfkit takes a plain string for a name. */
export type PdfText = ReturnType<typeof pdfText>;

export function pdfText(text: string) {
	return new String(text);
}
