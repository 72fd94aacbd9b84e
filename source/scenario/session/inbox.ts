import type { Command } from './commands.ts';
import type { Link } from './link.ts';

/** The commands that came, in their order; some are read while the session is about something else. */
export class Inbox {
  private readonly link: Link;
  private readonly waiting: Command[] = [];

  constructor(link: Link) {
    this.link = link;
  }

  /** Takes the next one; null if there is none. */
  take(): Command | null {
    return this.waiting.shift() ?? this.fetch();
  }

  /** Reads one that has just come, and leaves it there. */
  read(): Command | null {
    const command = this.fetch();
    if (command !== null) this.waiting.push(command);
    return command;
  }

  /** Whether some have been read and left there. */
  get hasRead(): boolean {
    return this.waiting.length > 0;
  }

  private fetch(): Command | null {
    return this.link.hasCommand() ? this.link.command() : null;
  }
}
