import { Button, Kbd } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import type { Proposal } from '../../../electron/contract/proposal.ts';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { en } from '../../i18n/en.ts';
import { useModel } from '../settings/model-store.ts';
import { AssertionWords } from './assertion-words.tsx';
import { showWords } from './note-commands.ts';
import classes from './proposal-list.module.css';
import { acceptProposal, dismissProposal, proposeFindings, stopProposing, useProposals } from './proposals-store.ts';

function ProposalRow({ proposal }: { readonly proposal: Proposal }) {
  const { label, quote, assertion } = proposal;
  return (
    <li className={classes.item}>
      <button
        type="button"
        className={classes.row}
        data-row
        onClick={() => showWords(quote, proposal.start)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const key = event.key.toLowerCase();
          if (key === en.decide.keys.accept) acceptProposal(proposal);
          else if (key === en.decide.keys.reject || key === 'delete') dismissProposal(proposal);
          else return;
          event.preventDefault();
        }}
      >
        <span className={classes.label}>{label}</span> <AssertionWords assertion={assertion} />
        <span className={classes.quote}>“{quote}”</span>
      </button>
      <Button
        size="compact-xs"
        variant="default"
        tabIndex={-1}
        rightSection={<Kbd size="xs">{en.decide.keys.accept.toUpperCase()}</Kbd>}
        aria-label={en.proposals.acceptOne(label)}
        onClick={() => acceptProposal(proposal)}
      >
        {en.decide.accept}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        tabIndex={-1}
        aria-label={en.proposals.dismissOne(label)}
        onClick={() => dismissProposal(proposal)}
      >
        {en.proposals.dismiss}
      </Button>
    </li>
  );
}

/** What the model proposes, above the findings and apart from them; nothing while no model is loaded. */
export function ProposalList() {
  const ready = useModel((state) => state.model.state === 'ready');
  const { run, waiting } = useProposals();
  if (!ready && waiting.length === 0) return null;
  return (
    <section className={classes.proposals} aria-label={en.proposals.title}>
      <div className={classes.head}>
        {waiting.length > 0 && <h4 className={classes.title}>{en.proposals.title}</h4>}
        {run ? (
          <Button size="compact-xs" variant="default" rightSection={<Kbd size="xs">Esc</Kbd>} onClick={stopProposing}>
            {en.proposals.stop}
          </Button>
        ) : (
          ready && (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconSparkles size={13} aria-hidden />}
              onClick={() => void proposeFindings()}
            >
              {en.proposals.read}
            </Button>
          )
        )}
      </div>
      {waiting.length > 0 && (
        <>
          <ul className={classes.list} onKeyDown={moveRowFocus}>
            {waiting.map((proposal) => (
              <ProposalRow key={`${proposal.conceptId} ${proposal.start}`} proposal={proposal} />
            ))}
          </ul>
          <p className={classes.hint}>{en.proposals.hint}</p>
        </>
      )}
    </section>
  );
}
