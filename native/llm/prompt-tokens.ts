import { type LlamaModel, LlamaText, resolveChatWrapper, type Token } from 'node-llama-cpp';

/**
 * The tokens of a prompt in the model's own chat template, fixed part first; plain text for a model without one. Both
 * parts are tokenized as text: a note that holds `<|im_end|>` cannot end its turn.
 */
export function promptTokens(model: LlamaModel, fixedPrompt: string, variablePrompt: string): Token[] {
  if (!model.fileInfo.metadata.tokenizer.chat_template) {
    const start = model.tokens.shouldPrependBosToken && model.tokens.bos !== null ? [model.tokens.bos] : [];
    return [...start, ...model.tokenize(`${fixedPrompt}\n\n${variablePrompt}\n\n`)];
  }
  const { contextText, noPrefixTrigger } = resolveChatWrapper(model, { warningLogs: false }).generateContextState({
    chatHistory: [
      { type: 'system', text: fixedPrompt },
      { type: 'user', text: variablePrompt },
      { type: 'model', response: [] },
    ],
  });
  // Some templates (gpt-oss) open the answer with a channel; the grammar starts right behind it.
  const text = noPrefixTrigger?.type === 'response' ? LlamaText([contextText, noPrefixTrigger.inject]) : contextText;
  return text.tokenize(model.tokenizer);
}
