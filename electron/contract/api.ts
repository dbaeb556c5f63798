import { z } from 'zod';
import { caseIdSchema, caseSummarySchema, maxNoteLength, noteVersionSchema, openCaseSchema } from './case.ts';
import { analysisSchema, differentialSchema, rankedConditionSchema } from './differential.ts';
import { correctionSchema } from './finding.ts';
import {
  answerEffectsSchema,
  changesSchema,
  choiceSchema,
  comparisonSchema,
  hypothesesSchema,
  nextStepSchema,
  rerunSchema,
  traceSchema,
  traceSummarySchema,
} from './inquiry.ts';
import { conditionEntrySchema, findingEntrySchema, knowledgeHitSchema } from './knowledge.ts';
import { proposalEventSchema, proposalsSchema } from './proposal.ts';
import { modelRationaleSchema, modelStateSchema, rationaleEventSchema } from './rationale.ts';

/** Who may call a channel: anyone in the window, or only while the vault is open. */
export type Access = 'always' | 'unlocked';

type Channel = {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly access: Access;
  /** Present on streams: what comes, in order, between the call and its answer. */
  readonly event?: z.ZodType;
};

const none = z.undefined();
const passphrase = z.string().max(1024);
const noteText = z.string().max(maxNoteLength);
const corrections = z.array(correctionSchema).max(5000);
const caseRef = z.object({ caseId: caseIdSchema });

export const vaultStatusSchema = z.object({
  exists: z.boolean(),
  unlocked: z.boolean(),
});
export type VaultStatus = z.infer<typeof vaultStatusSchema>;

export const settingsSchema = z.object({
  theme: z.enum(['auto', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  setting: z.enum(['gp', 'ed', 'hospital']),
  lastCaseId: caseIdSchema.nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;
export const defaultSettings: Settings = { theme: 'auto', density: 'comfortable', setting: 'gp', lastCaseId: null };

/** A note as the engine is asked about it; with a case, what the user decided about its diagnoses counts. */
const askedSchema = z.object({
  caseId: caseIdSchema.nullable().default(null),
  text: noteText,
  corrections,
  setting: settingsSchema.shape.setting,
});
const conditionId = z.string().max(200);
const traceRef = caseRef.extend({ traceId: z.int().positive() });

export const aboutSchema = z.object({
  version: z.string(),
  shell: z.string(),
  packName: z.string(),
  packHash: z.string(),
  conditions: z.int(),
  findings: z.int(),
  forms: z.int(),
});
export type About = z.infer<typeof aboutSchema>;

/**
 * Everything the window may ask of the core. The preload builds one named method per entry; there is no generic
 * invoke. Inputs are parsed strictly before a handler sees them, outputs are what the handler's type says.
 */
export const api = {
  'app.about': { input: none, output: aboutSchema, access: 'always' },
  'vault.status': { input: none, output: vaultStatusSchema, access: 'always' },
  'vault.create': { input: z.object({ passphrase }), output: none, access: 'always' },
  'vault.unlock': { input: z.object({ passphrase }), output: none, access: 'always' },
  'vault.lock': { input: none, output: none, access: 'unlocked' },
  'settings.read': { input: none, output: settingsSchema, access: 'unlocked' },
  'settings.write': { input: settingsSchema, output: none, access: 'unlocked' },
  'cases.list': {
    input: z.object({ query: z.string().max(200), archived: z.boolean() }),
    output: z.array(caseSummarySchema),
    access: 'unlocked',
  },
  'cases.create': { input: z.object({ text: noteText }), output: openCaseSchema, access: 'unlocked' },
  'cases.open': { input: caseRef, output: openCaseSchema, access: 'unlocked' },
  'cases.rename': {
    input: caseRef.extend({ title: z.string().max(200) }),
    output: caseSummarySchema,
    access: 'unlocked',
  },
  'cases.archive': { input: caseRef.extend({ archived: z.boolean() }), output: caseSummarySchema, access: 'unlocked' },
  'cases.save': {
    input: caseRef.extend({ baseVersion: z.int().positive(), text: noteText, corrections }),
    output: openCaseSchema.pick({ summary: true, version: true }),
    access: 'unlocked',
  },
  'cases.versions': { input: caseRef, output: z.array(noteVersionSchema), access: 'unlocked' },
  'cases.version': {
    input: caseRef.extend({ version: z.int().positive() }),
    output: z.object({ text: z.string() }),
    access: 'unlocked',
  },
  /** Pins, excludes or adds a diagnosis, or takes that back (null). Answers what held before, for undo. */
  'cases.choose': {
    input: caseRef.extend({ conditionId, choice: choiceSchema.nullable() }),
    output: z.object({ before: choiceSchema.nullable() }),
    access: 'unlocked',
  },
  'note.analyse': { input: askedSchema, output: analysisSchema, access: 'unlocked' },
  /** Lets the loaded model propose findings that the reader missed; streams them as they are checked. */
  'note.propose': {
    input: z.object({ text: noteText, corrections }),
    output: proposalsSchema,
    event: proposalEventSchema,
    access: 'unlocked',
  },
  'note.whatIf': {
    input: askedSchema.extend({ hypotheses: hypothesesSchema }),
    output: differentialSchema,
    access: 'unlocked',
  },
  'note.nextSteps': { input: askedSchema, output: z.array(nextStepSchema), access: 'unlocked' },
  'note.answers': {
    input: askedSchema.extend({ conceptId: z.string().max(200) }),
    output: answerEffectsSchema,
    access: 'unlocked',
  },
  /** One condition with its own evidence, wherever it stands; null when it cannot be ranked for this patient. */
  'note.condition': {
    input: askedSchema.extend({ hypotheses: hypothesesSchema, conditionId }),
    output: rankedConditionSchema.nullable(),
    access: 'unlocked',
  },
  'note.compare': {
    input: askedSchema.extend({ a: conditionId, b: conditionId }),
    output: comparisonSchema.nullable(),
    access: 'unlocked',
  },
  /** What changed from a kept version of the note to the text in the window. */
  'note.changes': {
    input: askedSchema.extend({ caseId: caseIdSchema, version: z.int().positive() }),
    output: changesSchema,
    access: 'unlocked',
  },
  /** Runs the newest saved version of a note and keeps the run. */
  'traces.keep': {
    input: caseRef.extend({ setting: settingsSchema.shape.setting }),
    output: traceSummarySchema,
    access: 'unlocked',
  },
  'traces.list': { input: caseRef, output: z.array(traceSummarySchema), access: 'unlocked' },
  'traces.open': { input: traceRef, output: traceSchema, access: 'unlocked' },
  /** Makes a kept run again and says whether the result is the same. */
  'traces.rerun': { input: traceRef, output: rerunSchema, access: 'unlocked' },
  'knowledge.search': {
    input: z.object({ query: z.string().max(200), limit: z.int().min(1).max(100) }),
    output: z.array(knowledgeHitSchema),
    access: 'unlocked',
  },
  'knowledge.condition': {
    input: z.object({ conditionId: z.string().max(200) }),
    output: conditionEntrySchema,
    access: 'unlocked',
  },
  'knowledge.finding': {
    input: z.object({ conceptId: z.string().max(200) }),
    output: findingEntrySchema,
    access: 'unlocked',
  },
  'model.state': { input: none, output: modelStateSchema, access: 'unlocked' },
  /** Asks the user for a GGUF file with the shell's file dialog and loads it. Streams the loading state. */
  'model.choose': { input: none, output: modelStateSchema, event: modelStateSchema, access: 'unlocked' },
  /** Loads the model chosen last time, if its file is still there. */
  'model.reload': { input: none, output: modelStateSchema, event: modelStateSchema, access: 'unlocked' },
  'model.unload': { input: none, output: modelStateSchema, access: 'unlocked' },
  'rationale.write': {
    input: caseRef.extend({ text: noteText, corrections, setting: settingsSchema.shape.setting }),
    output: modelRationaleSchema,
    event: rationaleEventSchema,
    access: 'unlocked',
  },
  'rationale.last': { input: caseRef, output: modelRationaleSchema.nullable(), access: 'unlocked' },
} as const satisfies Record<string, Channel>;

export type Api = typeof api;
export type ChannelName = keyof Api;
export type Input<C extends ChannelName> = z.infer<Api[C]['input']>;
export type Output<C extends ChannelName> = z.infer<Api[C]['output']>;
export type EventOf<C extends ChannelName> = Api[C] extends { event: infer E extends z.ZodType } ? z.infer<E> : never;
export const channelNames = Object.keys(api) as ChannelName[];

/** Channels that stream events before they answer. */
export type StreamName = { [C in ChannelName]: Api[C] extends { event: z.ZodType } ? C : never }[ChannelName];
export const streamNames = channelNames.filter((c): c is StreamName => 'event' in api[c]);
