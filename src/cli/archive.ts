import { Command } from 'commander';
import { archiveGetCommand } from './archive-get.js';
import { archiveListCommand } from './archive-list.js';
import { archivePutCommand } from './archive-put.js';
import { archiveVerifyCommand } from './archive-verify.js';

export const archiveCommand = (): Command => {
	const command = new Command('archive').description('keeps what was printed, and proves it');
	for (const part of [archivePutCommand(), archiveListCommand(), archiveGetCommand(), archiveVerifyCommand()])
		command.addCommand(part);
	return command;
};
