import type { ProtocolName } from '../endpoint.ts';
import { anthropic } from './anthropic.ts';
import { google } from './google.ts';
import { openai } from './openai.ts';
import type { Protocol } from './protocol.ts';

export const protocols: Readonly<Record<ProtocolName, Protocol>> = { openai, anthropic, google };
