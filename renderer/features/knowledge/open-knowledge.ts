import { showTab } from '../../app/view-store.ts';
import { type KnowledgeRef, visit } from './knowledge-store.ts';

/** Shows an entry of the knowledge pack in the right pane. */
export function openKnowledge(type: KnowledgeRef['type'], id: string): void {
  visit({ type, id });
  showTab('knowledge');
}
