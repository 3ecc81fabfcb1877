import type { TrustSource } from '../trust-source.ts';

/** One way of one tool to speak to a server without knowing who answers. */
export interface Switch {
  /** The tool, as it is called. */
  tool: string;
  /** Completes "turns off …". */
  disables: string;
  /** What to do instead, one sentence. */
  instead: string;
  /** How the tool learns of a CA once the switch is gone. */
  trust: TrustSource;
  spellings: readonly Spelling[];
  /** Set where taking the switch away is no repair: the reason. */
  declined?: string;
  /** Set where the switch skips no check in current releases: the reason, beginning small. */
  inert?: string;
  /** Where the switch is documented or read. */
  source: string;
}

export type Spelling = OptionSpelling | VariableSpelling | SettingSpelling | WordSpelling | LineSpelling | CodeSpelling;

/** An option of a command, e.g. `curl -k`. */
export interface OptionSpelling {
  in: 'option';
  of: readonly string[];
  /** Long options; a single dash counts where it is written here. */
  names?: readonly string[];
  /** The shortest abbreviation that the tool takes for the first name. */
  atLeast?: string;
  /** A short option, also within a cluster such as `-fsSLk`. */
  short?: { letter: string; takingArgument: string };
  /** The option takes a value, and is meant only when that matches; without this it is a plain flag. */
  value?: RegExp;
  /** The value may be the next word. */
  separate?: boolean;
  /** Subcommands that must be there. */
  under?: RegExp;
  /** The value names the hosts concerned. */
  hosts?: true;
}

/** An environment variable, wherever it is set. */
export interface VariableSpelling {
  in: 'variable';
  name: RegExp;
  value: RegExp;
  /** The value names the hosts concerned. */
  hosts?: true;
}

/** A command that changes a tool's settings and does nothing else; compared with its words, options left out. */
export interface SettingSpelling {
  in: 'setting';
  of: readonly string[];
  words: RegExp;
  /** What follows the match names the hosts concerned. */
  hosts?: true;
}

/** A part of a word or of a variable's value, e.g. `-Dmaven.wagon.http.ssl.insecure=true` in MAVEN_OPTS. */
export interface WordSpelling {
  in: 'word';
  /** Programs among whose words it counts. */
  of: readonly string[];
  /** Variables in whose value it counts. */
  variables?: RegExp;
  part: RegExp;
}

/** A line of a configuration file that the Dockerfile writes or copies. */
export interface LineSpelling {
  in: 'line';
  files: RegExp;
  line: RegExp;
}

/** A piece of a program that is given on the command line or in a here-document; it is not rewritten. */
export interface CodeSpelling {
  in: 'code';
  of: readonly string[];
  code: RegExp;
}

/** Values that say no. */
export const off = /^(?:false|0|no|off|f|n)$/i;
/** Values that say yes. */
export const on = /^(?:true|1|yes|on|t|y)$/i;
export const anything = /^[\s\S]*$/;

/** Variables that people give a tool's options in: `CURL_OPTS`, `PIP_ARGS`, `EXTRA_WGET_FLAGS`. */
export const argumentsOf = (tool: string): RegExp =>
  new RegExp(`(?:^|_)${tool}_?\\w{0,20}?(?:opt|flag|arg|param)`, 'i');
