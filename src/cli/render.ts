import { Command } from 'commander';
import { writeWhole } from '../files/index.js';
import { render } from '../render.js';
import { printDiagnostics } from './print-diagnostics.js';

interface Flags {
	readonly output?: string;
	readonly root?: string;
	readonly strict?: boolean;
	readonly project: string;
}

export const renderCommand = (): Command =>
	new Command('render')
		.description('typesets one page of HTML with its style sheets, pictures and fonts')
		.argument('<page>', 'a file of HTML')
		.option('-o, --output <file>', 'the PDF to write (default: named as the page, beside it)')
		.option('--root <folder>', "files are read from below it only (default: the page's own folder)")
		.option('--strict', 'what is unknown is an error, and then nothing is written')
		.action(async (page: string, _: unknown, command: Command) => {
			const { output, root, strict, project } = command.optsWithGlobals<Flags>();
			const result = await render(
				{ file: page },
				{ project, ...(root !== undefined && { root }), ...(strict && { strict }) },
			);
			printDiagnostics(result.diagnostics);
			const target = output ?? page.replace(/\.x?html?$/i, '').concat('.pdf');
			if (result.pdf) {
				writeWhole(target, result.pdf);
				process.stdout.write(`${target}  ${result.pages} ${result.pages === 1 ? 'page' : 'pages'}\n`);
			}
			process.exitCode = result.ok ? 0 : 1;
		});
